import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { AppError, EventName, Events, Result } from '../../preload/contract/index.ts';
import type { Ask } from '../ipc/router.ts';
import type { Tell } from '../ipc/tell.ts';
import { isOurs } from './origin.ts';

const FORBIDDEN: Result<never> = { ok: false, error: { code: 'forbidden' } satisfies AppError };

/** The one door between windows and main. Only the top frame of a window that was admitted, on our own origin, is heard. */
export class WindowDoor {
  readonly #admitted = new Map<WebContents, { isReady: boolean; waiting: (() => void)[] }>();

  /** From now on this window may ask, and is told. */
  admit(window: WebContents): void {
    const state = { isReady: false, waiting: [] as (() => void)[] };
    this.#admitted.set(window, state);
    window.on('did-start-loading', () => (state.isReady = false));
    window.on('did-finish-load', () => {
      state.isReady = true;
      state.waiting.splice(0).forEach((send) => send());
    });
    window.on('destroyed', () => this.#admitted.delete(window));
  }

  readonly tell: Tell = (name, payload) => {
    for (const window of this.#admitted.keys()) this.tellOne(window, name, payload);
  };

  tellOne<N extends EventName>(window: WebContents, name: N, payload: Events[N]): void {
    const state = this.#admitted.get(window);
    const send = (): void => window.send('event', name, payload);
    if (!state || window.isDestroyed()) return;
    if (state.isReady) send();
    else state.waiting.push(send);
  }

  answerWith(ask: Ask): void {
    ipcMain.handle('request', (event, name: unknown, input: unknown) =>
      this.#isTrusted(event.sender, event.senderFrame) ? ask(name, input) : FORBIDDEN,
    );
  }

  #isTrusted(sender: WebContents, frame: WebFrameMain | null): boolean {
    return this.#admitted.has(sender) && frame !== null && frame.parent === null && isOurs(frame.url);
  }
}
