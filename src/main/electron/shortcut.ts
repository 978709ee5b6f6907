import type { ShortcutState, ShortcutTrial } from '../../preload/contract/index.ts';
import { readAccelerator } from './accelerator.ts';

export interface ShortcutParts {
  /** Electron's `globalShortcut`. */
  keys: {
    register(accelerator: string, pressed: () => void): boolean;
    unregister(accelerator: string): void;
  };
  system: { isMac: boolean; isWayland: boolean };
  open: () => void;
  announce: (state: ShortcutState) => void;
  now: () => number;
  /** Runs it later; gives back the way to call it off. */
  after: (ms: number, run: () => void) => () => void;
}

const TEST_MS = 15_000;

/**
 * The keys that open the quick dial from anywhere. "Registered" is no proof: on Wayland `register` may say yes and no press ever arrives
 * (electron#52218), so that the agent can test them, and the state says which of the two is known.
 */
export class Shortcut {
  readonly #parts: ShortcutParts;
  #setting = '';
  #state: ShortcutState = { is: 'off' };
  #endTest: (() => void) | undefined;

  constructor(parts: ShortcutParts) {
    this.#parts = parts;
  }

  get state(): ShortcutState {
    return this.#state;
  }

  /** Follows the setting; the same as before changes nothing. */
  use(setting: string): void {
    if (setting === this.#setting) return;
    this.#setting = setting;
    this.release();
    this.#become(this.#register(setting));
  }

  /** Asks the desktop for these keys and gives them back at once. */
  try(text: string): ShortcutTrial {
    const read = readAccelerator(text, this.#parts.system.isMac);
    if (read.is === 'bad') return { is: 'invalid', why: read.why };
    const { accelerator } = read;
    if (isRegistered(this.#state) && this.#state.accelerator === accelerator) return { is: 'ours', accelerator };
    // On Wayland it would be ours for good: the portal says yes to everything and takes nothing back.
    if (this.#parts.system.isWayland) return { is: 'free', accelerator };
    const isFree = this.#ask(accelerator, () => undefined);
    if (isFree) this.#parts.keys.unregister(accelerator);
    return { is: isFree ? 'free' : 'taken', accelerator };
  }

  /** The next press within 15 seconds is told and opens nothing. */
  test(): ShortcutState {
    if (!isRegistered(this.#state)) return this.#state;
    this.#endTest?.();
    this.#endTest = this.#parts.after(TEST_MS, () => this.#tested('silent'));
    return this.#become({ ...this.#state, testUntil: this.#parts.now() + TEST_MS });
  }

  /** Gives the keys back. */
  release(): void {
    this.#endTest?.();
    this.#endTest = undefined;
    if (isRegistered(this.#state)) this.#parts.keys.unregister(this.#state.accelerator);
    this.#state = { is: 'off' };
  }

  #register(setting: string): ShortcutState {
    if (setting === '') return { is: 'off' };
    const { isMac, isWayland } = this.#parts.system;
    const read = readAccelerator(setting, isMac);
    if (read.is === 'bad') return { is: 'invalid', accelerator: setting, why: read.why };
    const { accelerator } = read;
    if (!this.#ask(accelerator, () => this.#pressed(accelerator))) return { is: 'taken', accelerator };
    return { is: isWayland ? 'unproven' : 'active', accelerator };
  }

  /** Electron throws for names that it cannot read: those are not to be had either. */
  #ask(accelerator: string, pressed: () => void): boolean {
    try {
      return this.#parts.keys.register(accelerator, pressed);
    } catch {
      return false;
    }
  }

  /** Keys that were given back may still arrive on Wayland, where `unregister` does nothing. */
  #pressed(accelerator: string): void {
    if (!isRegistered(this.#state) || this.#state.accelerator !== accelerator) return;
    if (this.#endTest) {
      this.#tested('proven');
      return;
    }
    if (this.#state.is === 'unproven' || this.#state.is === 'silent') this.#tested('proven');
    this.#parts.open();
  }

  #tested(is: 'proven' | 'silent'): void {
    this.#endTest?.();
    this.#endTest = undefined;
    if (isRegistered(this.#state)) this.#become({ is, accelerator: this.#state.accelerator });
  }

  #become(state: ShortcutState): ShortcutState {
    this.#state = state;
    this.#parts.announce(state);
    return state;
  }
}

type Registered = Exclude<ShortcutState, { is: 'off' | 'invalid' | 'taken' }>;

function isRegistered(state: ShortcutState): state is Registered {
  return state.is !== 'off' && state.is !== 'invalid' && state.is !== 'taken';
}
