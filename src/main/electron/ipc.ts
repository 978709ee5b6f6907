import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { AppError, EventName, Events, Result } from '../../preload/contract/index.ts';
import type { Ask } from '../ipc/router.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import { isOurs } from './origin.ts';
import { PageMail } from './page-mail.ts';

const FORBIDDEN: Result<never> = { ok: false, error: { code: 'forbidden' } satisfies AppError };

/** The one door between windows and main. Only the top frame of a window that was admitted, on our own origin, is heard. */
export class WindowDoor {
  readonly #admitted = new Map<WebContents, PageMail>();

  /** From now on this window may ask, and is told. */
  admit(window: WebContents): void {
    const mail = new PageMail();
    this.#admitted.set(window, mail);
    window.on('did-start-loading', () => mail.loadingStarted());
    window.on('did-navigate', () => mail.documentGone());
    window.on('render-process-gone', () => mail.documentGone());
    window.on('did-finish-load', () => mail.documentLoaded());
    window.on('did-stop-loading', () => mail.loadingStopped());
    window.on('destroyed', () => this.#admitted.delete(window));
  }

  readonly broadcast: Broadcast = (name, payload) => {
    for (const window of this.#admitted.keys()) this.send(window, name, payload);
  };

  send<N extends EventName>(window: WebContents, name: N, payload: Events[N]): void {
    this.#admitted.get(window)?.send(() => {
      if (!window.isDestroyed()) window.send('event', name, payload);
    });
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
