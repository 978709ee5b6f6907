import { computed, shallowRef, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { language } from './language.ts';

/** Where the words of one area are, one file a language, so that only those of the language in force are loaded. */
type Sources<T> = Readonly<Record<Language, () => Promise<T>>>;

/** Those whose words have been asked for: a switch of the language waits for them all. */
const inUse = new Set<Words<unknown>>();

/** The words of one area. They may be read once `load` has come back, and stay readable in every language that follows. */
export class Words<T> {
  readonly #sources: Sources<T>;
  readonly #known = shallowRef<Partial<Record<Language, T>>>({});

  constructor(sources: Sources<T>) {
    this.#sources = sources;
  }

  /** In the language in force. Throws before they are loaded: whoever shows them has to wait for `load`. */
  readonly current: ComputedRef<T> = computed(() => {
    const words = this.#known.value[language.value];
    if (words === undefined) throw new Error(`the words are read before they are loaded (${language.value})`);
    return words;
  });

  has(tag: Language): boolean {
    return this.#known.value[tag] !== undefined;
  }

  /** Throws when the file cannot be had; may be asked again. */
  async loadIn(tag: Language): Promise<void> {
    if (this.has(tag)) return;
    const words = await this.#sources[tag]();
    this.#known.value = { ...this.#known.value, [tag]: words };
  }

  /** In the language in force, whatever that is by the time they are there. */
  async load(): Promise<void> {
    inUse.add(this);
    while (!this.has(language.value)) await this.loadIn(language.value);
  }
}

/** The language that was asked for last and could not be loaded; what is shown stays in the old one. */
export const unspoken = shallowRef<Language>();
let wanted = language.value;

/**
 * Switches the language when the words of everything in use are there, at once where they are already: nothing is ever shown half in
 * one language. A failure is told by `unspoken`, and the next call tries again.
 */
export async function speak(tag: Language): Promise<void> {
  wanted = tag;
  unspoken.value = undefined;
  const missing = (): Words<unknown>[] => [...inUse].filter((words) => !words.has(tag));
  try {
    // What comes into use meanwhile is waited for as well.
    while (missing().length > 0) await Promise.all(missing().map((words) => words.loadIn(tag)));
    if (wanted === tag) language.value = tag;
  } catch {
    if (wanted === tag) unspoken.value = tag;
  }
}
