import type { Appearance, Settings, SettingsState } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import type { JsonFile } from './json-file.ts';
import { isAreaCode, storedSettings } from './settings-shape.ts';

/** The desktop's own language and theme, and the way to tell Chromium ours. */
export interface Desktop {
  /** BCP 47, most preferred first. */
  languages(): string[];
  isDark(): boolean;
  useTheme(theme: Settings['theme']): void;
}

export class SettingsService {
  readonly #file: JsonFile<Settings>;
  readonly #desktop: Desktop;
  readonly #announce: (state: SettingsState) => void;
  #settings: Settings = storedSettings.parse({});
  #recoveredFrom: string | undefined;
  #change: Promise<unknown> = Promise.resolve();

  constructor(file: JsonFile<Settings>, desktop: Desktop, announce: (state: SettingsState) => void) {
    this.#file = file;
    this.#desktop = desktop;
    this.#announce = announce;
  }

  /** Reads the file; call once, before the first window. */
  async start(): Promise<void> {
    const { value, movedTo } = await this.#file.load();
    this.#settings = value;
    this.#recoveredFrom = movedTo;
    this.#desktop.useTheme(value.theme);
  }

  get(): SettingsState {
    return {
      settings: this.#settings,
      appearance: this.#appearance(),
      ...(this.#recoveredFrom !== undefined && { recoveredFrom: this.#recoveredFrom }),
    };
  }

  /** Saves first: when the disk refuses, nothing has changed. One change at a time, so that two windows do not undo each other's. */
  change(change: Partial<Settings>): Promise<SettingsState> {
    const next = this.#change.then(() => this.#apply(change));
    this.#change = next.catch(() => undefined);
    return next;
  }

  async #apply(change: Partial<Settings>): Promise<SettingsState> {
    const next = { ...this.#settings, ...change };
    if (!isAreaCode(next.homeAreaCode)) throw new Fault('bad-input', { field: 'homeAreaCode', reason: 'area-code' });
    next.recordingHosts = next.recordingHosts.map(asHostName);
    await this.#file.save(next);
    this.#settings = next;
    this.#desktop.useTheme(next.theme);
    this.announce();
    return this.get();
  }

  /** The system's language or theme has changed, or ours. */
  announce(): void {
    this.#announce(this.get());
  }

  #appearance(): Appearance {
    const { language, theme } = this.#settings;
    return {
      language: language === 'system' ? closestLanguage(this.#desktop.languages()) : language,
      theme: theme === 'system' ? (this.#desktop.isDark() ? 'dark' : 'light') : theme,
    };
  }
}

/** The app speaks two languages; whoever asks for neither first gets the first of them that is on the list, or Chinese. */
function closestLanguage(preferred: string[]): Appearance['language'] {
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh-CN';
}

function asHostName(text: string): string {
  const url = URL.parse(`https://${text.trim()}`);
  if (url?.pathname !== '/' || url.hostname.includes('*') || url.port || url.username || url.search || url.hash)
    throw new Fault('bad-input', { field: 'recordingHosts', reason: 'host-malformed' });
  return url.hostname;
}
