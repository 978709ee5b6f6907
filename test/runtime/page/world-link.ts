import type { Packed, References, Wire } from './wire.ts';

export type LinkMessage =
  | { is: 'call'; call: number; fn: number; args: Packed }
  | { is: 'reply'; call: number; ok: boolean; value: Packed }
  | { is: 'settled'; promise: number; ok: boolean; value: Packed }
  | { is: 'expose'; key: string; value: Packed }
  | { is: 'open'; url: string; frameName: string; features: string };

export interface WorldLink {
  post: (message: LinkMessage) => void;
  pack: (value: unknown) => Packed;
  unpack: (packed: Packed) => unknown;
}

/**
 * One end of the link between a page's own world and the preload's world in the same document. Both ends run this code
 * (its source is injected, so it uses nothing from outside its body). Events on `document` carry strings, synchronously.
 * The event's name is secret, but the walls do not depend on it: an end runs only functions it has itself sent over.
 */
export function createWorldLink(
  wire: Wire,
  secret: string,
  side: 'page' | 'preload',
  onMessage: (message: LinkMessage) => void,
): WorldLink {
  // Taken before the page's scripts run, which may replace them later.
  const { apply } = Reflect;
  const { parse, stringify } = JSON;
  const Carrier = CustomEvent;
  const doc = document;
  const dispatch = doc.dispatchEvent.bind(doc);
  const other = side === 'page' ? 'preload' : 'page';

  const mine: unknown[] = [];
  /** Functions that came from the other side: going back, they become the original again. */
  const theirs = new WeakMap<object, number>();
  const replies = new Map<number, Extract<LinkMessage, { is: 'reply' }>>();
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let lastCall = 0;
  let lastPromise = 0;

  const post = (message: LinkMessage): void => {
    dispatch(new Carrier(`${secret}-${other}`, { detail: stringify(message) }));
  };

  const references: References = {
    pack: (value) => {
      if (typeof value === 'function') {
        const known = theirs.get(value);
        return known === undefined ? ['fn', mine.push(value) - 1] : ['back', known];
      }
      if (!(value instanceof Promise)) return undefined;
      const promise = ++lastPromise;
      const settle = (ok: boolean) => (result: unknown) => post({ is: 'settled', promise, ...packSafely(ok, result) });
      value.then(settle(true), settle(false));
      return ['promise', promise];
    },
    unpack: (tag, parts) => {
      const id = Number(parts[0]);
      if (tag === 'fn') return stub(id);
      if (tag === 'back') return mine[id];
      if (tag !== 'promise') return undefined;
      const settler = Promise.withResolvers<unknown>();
      pending.set(id, settler);
      return settler.promise;
    },
  };
  const pack = (value: unknown): Packed => wire.pack(value, references);
  const unpack = (packed: Packed): unknown => wire.unpack(packed, references);

  function packSafely(ok: boolean, value: unknown): { ok: boolean; value: Packed } {
    try {
      return { ok, value: pack(value) };
    } catch (error) {
      return { ok: false, value: pack(error) };
    }
  }

  function stub(fn: number): (...args: unknown[]) => unknown {
    const proxy = (...args: unknown[]): unknown => {
      const call = ++lastCall;
      post({ is: 'call', call, fn, args: pack(args) });
      const reply = replies.get(call);
      replies.delete(call);
      if (!reply) throw new Error('stand-in runtime: the other world did not answer');
      const value = unpack(reply.value);
      if (!reply.ok) throw value as Error;
      return value;
    };
    theirs.set(proxy, fn);
    return proxy;
  }

  function answer({ call, fn, args }: Extract<LinkMessage, { is: 'call' }>): void {
    let outcome: { ok: boolean; value: Packed };
    try {
      const target = mine[fn];
      if (typeof target !== 'function') throw new Error('stand-in runtime: not a function that was passed over');
      outcome = packSafely(true, apply(target as () => unknown, undefined, unpack(args) as unknown[]));
    } catch (error) {
      outcome = packSafely(false, error);
    }
    post({ is: 'reply', call, ...outcome });
  }

  doc.addEventListener(`${secret}-${side}`, (event) => {
    event.stopImmediatePropagation();
    const message = parse((event as CustomEvent<string>).detail) as LinkMessage;
    if (message.is === 'reply') replies.set(message.call, message);
    else if (message.is === 'call') answer(message);
    else if (message.is === 'settled') {
      const settler = pending.get(message.promise);
      pending.delete(message.promise);
      if (message.ok) settler?.resolve(unpack(message.value));
      else settler?.reject(unpack(message.value));
    } else onMessage(message);
  });

  return { post, pack, unpack };
}
