/** A pressed key as Electron's `input-event` describes it (its `before-input-event` leaves out input from automation). */
export interface Key {
  /** The character, or a name (`Backspace`), as in KeyboardEvent.key. */
  key: string;
  control: boolean;
  meta: boolean;
  shift: boolean;
  alt: boolean;
}

/** A token of 8,192 characters may have been pasted after the address. */
const MOST_CHARACTERS = 20_000;
/** Stands where the caret may have gone elsewhere. */
const BREAK = '\n';
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** What a host name goes on with; behind it, its port too. */
const BEFORE = /[a-z\d.-]/;
const BEHIND = /[a-z\d.:-]/;

/** What the agent has typed and pasted in one window, as main has seen it; a page cannot change it. */
export class TypedText {
  readonly #readClipboard: () => Promise<string>;
  #text = '';
  #pasting: Promise<void> = Promise.resolve();

  /** `readClipboard` is called only when the agent presses the keys that paste. */
  constructor(readClipboard: () => Promise<string>) {
    this.#readClipboard = readClipboard;
  }

  key(key: Key): void {
    if (MODIFIERS.has(key.key)) return;
    if (pastes(key)) this.#paste();
    else if (key.control || key.meta || key.alt) this.moved();
    else if (key.key === 'Backspace') this.#text = this.#text.replace(/[^\n]$/, '');
    else if (/^.$/u.test(key.key)) this.#append(key.key);
    else this.moved();
  }

  /** The caret may be elsewhere: a click, another window. */
  moved(): void {
    this.#append(BREAK);
  }

  forget(): void {
    this.#text = '';
  }

  /** Whether this host (with its port) stands in it as a whole: not as the end or the beginning of another name. */
  async hasHost(host: string): Promise<boolean> {
    await this.#pasting;
    const text = this.#text.normalize('NFKC').toLowerCase();
    for (let at = text.indexOf(host); at !== -1; at = text.indexOf(host, at + 1)) {
      const [before, after] = [text[at - 1] ?? '', text[at + host.length] ?? ''];
      if (!BEFORE.test(before) && !BEHIND.test(after)) return true;
    }
    return false;
  }

  #paste(): void {
    const pasted = this.#readClipboard().catch(() => '');
    this.#pasting = this.#pasting.then(async () => this.#append(await pasted));
  }

  #append(text: string): void {
    this.#text = (this.#text + text).slice(-MOST_CHARACTERS);
  }
}

function pastes({ key, control, meta, shift }: Key): boolean {
  return ((control || meta) && key.toLowerCase() === 'v') || (shift && key === 'Insert');
}
