import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './contract/index.ts';

// Never changes per feature: a new request is a line in the contract and a line in main's routes.
const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke('request', name, input),
  on: (event, listener) => {
    const forward = (_: unknown, name: unknown, payload: Parameters<typeof listener>[0]): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.removeListener('event', forward);
  },
};

contextBridge.exposeInMainWorld('companion', bridge);
