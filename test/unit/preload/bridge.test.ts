import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createBridge } from '../../../src/preload/bridge.ts';

/** Electron's `ipcRenderer` is such an emitter, and gives itself back from `on` and `removeListener`. */
class Ipc extends EventEmitter {
  readonly asked: unknown[][] = [];

  invoke(...args: unknown[]): Promise<unknown> {
    this.asked.push(args);
    return Promise.resolve({ ok: true, value: null });
  }

  tell(name: string, payload: unknown): void {
    this.emit('event', { sender: this }, name, payload);
  }
}

describe('the bridge', () => {
  it('is two functions and nothing else', () => {
    expect(Object.entries(createBridge(new Ipc())).map(([name, part]) => [name, typeof part])).toEqual([
      ['request', 'function'],
      ['on', 'function'],
    ]);
  });

  it('listens once, however many subscribe', () => {
    const ipc = new Ipc();
    const bridge = createBridge(ipc);
    for (let part = 0; part < 50; part++) bridge.on('app.goTo', () => undefined);
    expect(ipc.listenerCount('event')).toBe(1);
  });

  it('tells each event to those who subscribed to it, without Electron’s own event, until they end it', () => {
    const ipc = new Ipc();
    const bridge = createBridge(ipc);
    const heard: unknown[][] = [];
    const end = bridge.on('app.goTo', (...told) => heard.push(told));
    bridge.on('quickDial.shown', () => heard.push(['shown']));
    ipc.tell('app.goTo', { screen: 'missed' });
    end();
    ipc.tell('app.goTo', { screen: 'dial' });
    ipc.tell('quickDial.shown', null);
    expect(heard).toEqual([[{ screen: 'missed' }], ['shown']]);
  });

  it('tells the others when one of them ends its subscription while it is told', () => {
    const ipc = new Ipc();
    const bridge = createBridge(ipc);
    const heard: string[] = [];
    const end = bridge.on('quickDial.shown', () => end());
    bridge.on('quickDial.shown', () => heard.push('second'));
    ipc.tell('quickDial.shown', null);
    expect(heard).toEqual(['second']);
  });

  it('passes a request on and gives back main’s answer alone', async () => {
    const ipc = new Ipc();
    const answer = await createBridge(ipc).request('app.hideQuickDial', undefined);
    expect(answer).toEqual({ ok: true, value: null });
    expect(ipc.asked).toEqual([['request', 'app.hideQuickDial', undefined]]);
  });
});
