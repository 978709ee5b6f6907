import { app, BrowserWindow, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { AppError, EventName, Events, Result } from '../../preload/contract/index.ts';
import { Gestures } from '../ipc/gestures.ts';
import type { Ask, Caller, WindowKind } from '../ipc/router.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import { isOurs } from './origin.ts';
import { PageMail } from './page-mail.ts';

const FORBIDDEN: Result<never> = { ok: false, error: { code: 'forbidden' } satisfies AppError };

/** The one door between windows and main. Only the top frame of a window that was admitted, on our own origin, is heard. */
export class WindowDoor {
  readonly #admitted = new Map<WebContents, { mail: PageMail; caller: Caller }>();

  /** From now on this window may ask what its kind may, and is told. */
  admit(window: WebContents, kind: WindowKind): void {
    const mail = new PageMail();
    this.#admitted.set(window, { mail, caller: callerIn(window, kind) });
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
    this.#admitted.get(window)?.mail.send(() => {
      if (!window.isDestroyed()) window.send('event', name, payload);
    });
  }

  answerWith(ask: Ask): void {
    ipcMain.handle('request', (event, name: unknown, input: unknown) => {
      const admitted = this.#admitted.get(event.sender);
      return admitted && isTrusted(event.senderFrame) ? ask(name, input, admitted.caller) : FORBIDDEN;
    });
  }
}

function isTrusted(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/** `input-event` tells of input from the system and from automation through the browser process, never of events that a page makes up. */
function callerIn(contents: WebContents, kind: WindowKind): Caller {
  const window = () => (contents.isDestroyed() ? null : BrowserWindow.fromWebContents(contents));
  const facts = {
    isVisible: () => window()?.isVisible() ?? false,
    isFocused: () => window()?.isFocused() ?? false,
    isAssisted: () => app.accessibilitySupportEnabled,
  };
  const gestures = new Gestures(facts, () => performance.now());
  contents.on('input-event', (_event, { type }) => gestures.saw(type));
  return { window: kind, takeGesture: () => gestures.take() };
}
