import { app, BrowserWindow, clipboard, ipcMain, type InputEvent, type WebContents, type WebFrameMain } from 'electron';
import type { AppError, EventName, Events, Result } from '../../preload/contract/index.ts';
import { Gestures, type KeyFacts } from '../ipc/gestures.ts';
import type { Ask, Caller, WindowKind } from '../ipc/router.ts';
import { TypedText, type Key } from '../ipc/typed-text.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import { isOurs } from './origin.ts';
import { PageMail } from './page-mail.ts';

/** From the system, and from automation. */
const PRESSES: ReadonlySet<string> = new Set(['rawKeyDown', 'keyDown']);
const FORBIDDEN: Result<never> = { ok: false, error: { code: 'forbidden' } satisfies AppError };

/** What the call card is told: it shows one call, and not what the other windows are about. */
const FOR_THE_CARD: ReadonlySet<EventName> = new Set(['phoneCalls.changed', 'settings.changed']);

/** The one door between windows and main. Only the top frame of a window that was admitted, on our own origin, is heard. */
export class WindowDoor {
  readonly #admitted = new Map<WebContents, { mail: PageMail; caller: Caller; typed: TypedText }>();
  /** What the agent types is kept only while nobody is signed in: it is asked about there alone. */
  #keepsTyping = true;
  readonly #spentPresses = new Set<string>();

  /** From now on this window may ask what its kind may, and is told. */
  admit(window: WebContents, kind: WindowKind): void {
    const mail = new PageMail();
    const typed = new TypedText(readPasted);
    this.#admitted.set(window, { mail, typed, caller: callerIn(window, kind, typed, this.#spentPresses) });
    window.on('input-event', (_event, input) => this.#keepsTyping && follow(typed, input));
    window.on('did-start-loading', () => mail.loadingStarted());
    window.on('did-navigate', () => mail.documentGone());
    window.on('render-process-gone', () => mail.documentGone());
    window.on('did-finish-load', () => mail.documentLoaded());
    window.on('did-stop-loading', () => mail.loadingStopped());
    window.on('destroyed', () => this.#admitted.delete(window));
  }

  followAccount(who: 'nobody' | 'demo' | 'agent'): void {
    this.#keepsTyping = who === 'nobody';
    for (const { typed } of this.#admitted.values()) typed.forget();
  }

  readonly broadcast: Broadcast = (name, payload) => {
    for (const [window, { caller }] of this.#admitted)
      if (caller.window !== 'call-card' || FOR_THE_CARD.has(name)) this.send(window, name, payload);
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
function callerIn(contents: WebContents, kind: WindowKind, typed: TypedText, spent: Set<string>): Caller {
  const window = () => (contents.isDestroyed() ? null : BrowserWindow.fromWebContents(contents));
  const facts = {
    isVisible: () => window()?.isVisible() ?? false,
    // The card never has the focus: a click on it is all the input that it gets.
    isFocused: () => kind === 'call-card' || (window()?.isFocused() ?? false),
    // So the card does not get the weaker rule, which rests on the focus.
    isAssisted: () => kind !== 'call-card' && app.accessibilitySupportEnabled,
  };
  const gestures = new Gestures(facts, () => performance.now(), spent);
  contents.on('input-event', (_event, input: InputEvent & KeyFacts) => gestures.saw(input.type, input));
  return { window: kind, takeGesture: () => gestures.take(), hasTyped: (host) => typed.hasHost(host) };
}

/** Electron hands over more of a key than its types tell. */
function follow(typed: TypedText, input: InputEvent | (InputEvent & Key)): void {
  if (input.type === 'mouseDown') typed.moved();
  else if (PRESSES.has(input.type) && 'key' in input) typed.key(input);
}

/** macOS asks the agent each time a program reads the clipboard by itself: there the dialog about the server asks instead. */
function readPasted(): Promise<string> {
  return Promise.resolve(process.platform === 'darwin' ? '' : clipboard.readText());
}
