import type { Packed, Wire } from './wire.ts';
import type { createWorldLink } from './world-link.ts';

/** From a page to main, through the binding that only this world has. */
export type PageMessage =
  | { is: 'invoke'; id: number; channel: string; args: Packed }
  | { is: 'send'; channel: string; args: Packed }
  | { is: 'navigate'; url: string }
  | { is: 'open'; url: string; frameName: string; features: string; isLink: boolean };

/** `from` can be trusted: `location` and `origin` of this world are out of the page's reach. */
export interface ToMain {
  from: { url: string; origin: string };
  message: PageMessage;
}

/** From main to a page. */
export type ToPage =
  | { is: 'reply'; id: number; value: Packed }
  | { is: 'failed'; id: number; message: string }
  | { is: 'event'; channel: string; args: Packed };

export interface PreloadSettings {
  secret: string;
  allFrames: boolean;
  argv: string[];
  env: Record<string, string | undefined>;
  platform: string;
  versions: Record<string, string | undefined>;
}

export type Preload = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  process: object,
  global: typeof globalThis,
) => void;

type Listener = (...args: unknown[]) => void;

/** Runs in the preload's isolated world of every document: the sandboxed `require`, and main's end of the IPC. */
export function startPreloadWorld(
  wire: Wire,
  link: typeof createWorldLink,
  settings: PreloadSettings,
  preload: Preload | undefined,
): void {
  type Binding = (text: string) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const bind = world[settings.secret] as Binding;
  const post = (message: PageMessage): void =>
    bind(JSON.stringify({ from: { url: location.href, origin: self.origin }, message } satisfies ToMain));

  class Emitter {
    private readonly lists = new Map<string, { listener: Listener; isOnce: boolean }[]>();
    private list(name: string): { listener: Listener; isOnce: boolean }[] {
      const list = this.lists.get(name) ?? [];
      this.lists.set(name, list);
      return list;
    }
    on(name: string, listener: Listener): this {
      this.list(name).push({ listener, isOnce: false });
      return this;
    }
    once(name: string, listener: Listener): this {
      this.list(name).push({ listener, isOnce: true });
      return this;
    }
    off(name: string, listener: Listener): this {
      const at = this.list(name).findLastIndex((entry) => entry.listener === listener);
      if (at >= 0) this.list(name).splice(at, 1);
      return this;
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.lists.clear();
      else this.lists.delete(name);
      return this;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const entries = [...this.list(name)];
      for (const { listener, isOnce } of entries) {
        if (isOnce) this.off(name, listener);
        listener.apply(this, args);
      }
      return entries.length > 0;
    }
    listenerCount(name: string): number {
      return this.list(name).length;
    }
    addListener(name: string, listener: Listener): this {
      return this.on(name, listener);
    }
    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }
  }

  /** Anything that this stand-in does not have fails with its name instead of being quietly undefined. */
  const complete = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key, receiver) => {
        if (key in object || typeof key === 'symbol' || key === 'then')
          return Reflect.get(object, key, receiver) as unknown;
        throw new Error(`stand-in runtime: ${name}.${key} is not there`);
      },
    });

  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  class IpcRenderer extends Emitter {
    invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const id = ++lastId;
      post({ is: 'invoke', id, channel, args: wire.packClone(args) });
      const settler = Promise.withResolvers<unknown>();
      waiting.set(id, settler);
      return settler.promise;
    };
    send = (channel: string, ...args: unknown[]): void => post({ is: 'send', channel, args: wire.packClone(args) });
  }
  const ipcRenderer = complete('ipcRenderer', new IpcRenderer());

  world['deliver'] = (message: ToPage): void => {
    if (message.is === 'event') {
      const event = { sender: ipcRenderer, ports: [] };
      ipcRenderer.emit(message.channel, event, ...(wire.unpack(message.args) as unknown[]));
      return;
    }
    const settler = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.is === 'reply') settler?.resolve(wire.unpack(message.value));
    else settler?.reject(new Error(message.message));
  };

  const { post: tellPage, pack } = link(wire, settings.secret, 'preload', (message) => {
    if (message.is === 'open') post({ ...message, isLink: false });
  });
  const exposed = new Set<string>();
  const contextBridge = complete('contextBridge', {
    exposeInMainWorld: (key: string, value: unknown): void => {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.add(key);
      tellPage({ is: 'expose', key, value: pack(value) });
    },
  });

  // A link that wants a window of its own asks main, as in Electron. Bubbling: a page that handles the click itself wins.
  const openElsewhere = (event: MouseEvent): void => {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (!link?.href || event.defaultPrevented || event.button > 1) return;
    const hasOwnWindow = link.target !== '' && !['_self', '_parent', '_top'].includes(link.target);
    if (!hasOwnWindow && !event.ctrlKey && !event.shiftKey && !event.metaKey && event.button !== 1) return;
    event.preventDefault();
    post({ is: 'open', url: link.href, frameName: hasOwnWindow ? link.target : '', features: '', isLink: true });
  };
  window.addEventListener('click', openElsewhere);
  window.addEventListener('auxclick', openElsewhere);

  // `tel:`, `app:`, …: Chromium would ask the user what to open them with, in a dialog that blocks the page.
  navigation.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (!event.cancelable || /^(https?|blob|data|file|javascript):|^about:srcdoc$/.test(url)) return;
    event.preventDefault();
    post({ is: 'navigate', url });
  });

  if (!preload || (!settings.allFrames && window !== window.top)) return;
  const process = complete(
    'process (in a sandboxed preload)',
    Object.assign(new Emitter(), {
      argv: settings.argv,
      env: settings.env,
      platform: settings.platform,
      versions: settings.versions,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      nextTick: (task: () => void) => queueMicrotask(task),
    }),
  );
  const modules: Record<string, unknown> = {
    electron: complete("require('electron') in a sandboxed preload", { contextBridge, ipcRenderer }),
    events: Object.assign(Emitter, { EventEmitter: Emitter }),
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (id: string): unknown => {
    const found = modules[id.replace(/^node:/, '').replace(/^electron\/(common|renderer)$/, 'electron')];
    if (found === undefined) throw new Error(`module not found: ${id}`);
    return found;
  };
  const module = { exports: {} };
  preload(module.exports, require, module, process, globalThis);
}
