import { EventEmitter } from 'node:events';

/** Names that JavaScript itself looks up on anything. */
const looked = new Set(['then', 'toJSON', 'nodeType', 'asymmetricMatch', '$$typeof']);

/** The end of a prototype chain: a member that this stand-in lacks fails with its name instead of being undefined. */
function deadEnd(base: object, nameOf: (receiver: object) => string): object {
  return new Proxy(base, {
    get(target, key, receiver: object) {
      if (typeof key === 'symbol' || key in target || looked.has(key))
        return Reflect.get(target, key, receiver) as unknown;
      throw new Error(`stand-in runtime: ${nameOf(receiver)}.${key} is not there (test/runtime/README.md)`);
    },
  });
}

/** An EventEmitter whose unknown members throw. */
export class StrictEmitter extends EventEmitter {}
Object.setPrototypeOf(
  StrictEmitter.prototype,
  deadEnd(EventEmitter.prototype, (receiver) => receiver.constructor.name),
);

/** The same for a plain module object. */
export function complete<T extends object>(name: string, members: T): T {
  return Object.setPrototypeOf(
    members,
    deadEnd({}, () => name),
  ) as T;
}

/** A whole module of Electron's that is not there. */
export function absent(name: string): object {
  return complete(name, {});
}

export interface CancellableEvent {
  defaultPrevented: boolean;
  preventDefault: () => void;
}

export function createEvent<T extends object>(details?: T): CancellableEvent & T {
  const event = { ...details, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event as CancellableEvent & T;
}
