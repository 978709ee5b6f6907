import type { Bridge, EventName } from './contract/index.ts';

/** What of Electron's `ipcRenderer` the bridge takes. */
export interface Ipc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

interface Subscription {
  event: EventName;
  listener: (payload: never) => void;
}

/**
 * Never changes per feature: a new request is a line in the contract and a line in main's routes. It listens once, however many parts of the page
 * subscribe, and hands nothing of Electron's to the page: `contextBridge` would carry over an `ipcRenderer` with all its listeners.
 */
export function createBridge(ipc: Ipc): Bridge {
  const subscriptions = new Set<Subscription>();
  ipc.on('event', (_event, name, payload) => {
    for (const { event, listener } of [...subscriptions]) if (event === name) listener(payload as never);
  });
  return {
    request: (name, input) => ipc.invoke('request', name, input) as never,
    on: (event, listener) => {
      const subscription = { event, listener };
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
      };
    },
  };
}
