import type { PageMessage, ToPage } from '../page/preload-world.ts';
import { createWire, type Packed } from '../page/wire.ts';
import { StrictEmitter } from './strict.ts';
import type { WebFrame } from './web-frame.ts';

const wire = createWire();

/** What main's listeners get first. `sender` is the WebContents. */
export interface IpcEvent {
  type: 'frame';
  sender: object;
  senderFrame: WebFrame;
  processId: number;
  frameId: number;
  ports: never[];
  reply: (channel: string, ...args: unknown[]) => void;
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

class IpcMain extends StrictEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** A message of a page: what to tell it, if it waits for an answer. */
  async receive(
    event: IpcEvent,
    message: Extract<PageMessage, { is: 'invoke' | 'send' }>,
  ): Promise<ToPage | undefined> {
    const args = wire.unpack(message.args) as unknown[];
    if (message.is === 'send') {
      this.emit(message.channel, event, ...args);
      return undefined;
    }
    const { id, channel } = message;
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return { is: 'reply', id, value: wire.packClone(await handler(event, ...args)) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { is: 'failed', id, message: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  }
}

export const ipcMain = new IpcMain();

export const toEvent = (channel: string, args: unknown[]): { is: 'event'; channel: string; args: Packed } => ({
  is: 'event',
  channel,
  args: wire.packClone(args),
});
