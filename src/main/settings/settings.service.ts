import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type {
  BadInputReason,
  Settings,
  SettingsImport,
  SettingsOverview,
  LeftOut,
} from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { inTurn } from '../async/serial-queue.ts';
import { Fault } from '../fault.ts';
import type { ManagedFile } from '../files/administered.ts';
import { diskFault } from '../files/disk-fault.ts';
import type { JsonFile } from '../files/json-file.ts';
import { appearanceOf, type Desktop } from './desktop.ts';
import { readHandedFile } from './handed-file.ts';
import { looseningOf, type ConfirmLoosening, type Loosening } from './loosening.ts';
import { readManagedSettings, type ManagedSettings } from './managed-settings.ts';
import { readPortableFile, writePortableText, THIS_COMPUTER_ONLY, type PortableContent } from './portable-file.ts';
import { readHolidays } from './read-holidays.ts';
import { settingsFile, withChange, type SettingsFile } from './settings-file.ts';
import { DEFAULT_SETTINGS, settingShapes, storedSettings } from './settings-shape.ts';

export interface SettingsParts {
  file: JsonFile<SettingsFile>;
  /** The company's file (`managedSettingsPath`). */
  managed: ManagedFile;
  desktop: Desktop;
  /** The system's dialogs; undefined: the agent thought better of it. */
  files: {
    newFile(name: string, kind: { name: string; extensions: string[] }): Promise<string | undefined>;
    openFile(): Promise<string | undefined>;
  };
  confirmLoosening: ConfirmLoosening;
  recordAccess: RecordAccess;
  announce: (state: SettingsOverview) => void;
}

const HOLIDAYS_CAP = 1024 * 1024;
/** The oldest go first. */
const MOST_HOLIDAYS = 500;
const EXPORT_NAME = 'softphone-companion-settings.json';
/** Where a screen can say more than "not in the right form". */
const REASONS: { readonly [K in keyof Settings]?: BadInputReason } = {
  homeAreaCode: 'area-code',
  recordingHosts: 'host-malformed',
};

/** The agent's own settings under the company's: what the managed file names wins and cannot be changed here. */
export class SettingsService {
  readonly #parts: SettingsParts;
  #own: SettingsFile = settingsFile.parse({});
  #managed: ManagedSettings = { settings: {} };
  #settings: Settings = DEFAULT_SETTINGS;
  #recoveredFrom: string | undefined;
  readonly #inTurn = inTurn();

  constructor(parts: SettingsParts) {
    this.#parts = parts;
  }

  /** Reads both files; call once, before the first window. */
  async start(): Promise<void> {
    const { file } = this.#parts;
    const [{ value, movedTo }, managed] = await Promise.all([file.load(), readManagedSettings(this.#parts.managed)]);
    this.#managed = managed;
    this.#recoveredFrom = movedTo;
    this.#use(value);
  }

  get(): SettingsOverview {
    const { settings: managed, problem } = this.#managed;
    return {
      settings: this.#settings,
      appearance: appearanceOf(this.#settings, this.#parts.desktop),
      defaults: DEFAULT_SETTINGS,
      managed: Object.keys(managed) as (keyof Settings)[],
      ...(problem && { managedProblem: problem }),
      ...(this.#recoveredFrom !== undefined && { recoveredFrom: this.#recoveredFrom }),
    };
  }

  /**
   * Saves first: when the disk refuses, nothing has changed. One change at a time, so that two windows do not undo each other's. Throws
   * `not-confirmed` where the agent does not agree to a guard being loosened.
   */
  change(change: Partial<Settings>): Promise<SettingsOverview> {
    return this.#inTurn(async () => {
      const given = checked(change);
      this.#assertOwn(given);
      const loosened = looseningOf(this.#settings, given);
      if (!(await this.#isConfirmed(loosened))) throw new Fault('not-confirmed');
      this.#recordLoosening(loosened);
      return this.#apply(given);
    });
  }

  async exportFile(): Promise<{ name: string } | null> {
    const path = await this.#parts.files.newFile(EXPORT_NAME, { name: 'JSON', extensions: ['json'] });
    if (path === undefined) return null;
    this.#parts.recordAccess({ is: 'settings-exported' });
    await writeFile(path, writePortableText(this.#settings)).catch((error: unknown) => {
      throw diskFault(path, error);
    });
    return { name: basename(path) };
  }

  async importFile(): Promise<SettingsImport | null> {
    const path = await this.#parts.files.openFile();
    if (path === undefined) return null;
    const reading = await readPortableFile(path);
    if (reading.is !== 'read')
      return { is: 'refused', problem: reading.is === 'refused' ? reading.problem : { why: 'unreadable' } };
    return this.#inTurn(async () => {
      const { change: all, ...rest } = sortImport(reading, this.get());
      const loosened = looseningOf(this.#settings, all);
      const refused = (await this.#isConfirmed(loosened)) ? [] : [...loosened.keys()];
      if (refused.length === 0) this.#recordLoosening(loosened);
      const change = without(all, refused);
      rest.leftOut.push(...refused.map((name) => ({ name, why: 'not-confirmed' as const })));
      if (Object.keys(change).length > 0) await this.#apply(change);
      const changed = Object.keys(change) as (keyof Settings)[];
      return { is: 'imported', changed, ...rest, unknownCount: reading.unknownCount };
    });
  }

  async importHolidays(): Promise<{ found: number } | null> {
    const path = await this.#parts.files.openFile();
    if (path === undefined) return null;
    const bytes = await readHandedFile(path, HOLIDAYS_CAP);
    const days = typeof bytes === 'string' ? [] : readHolidays(bytes);
    if (days.length === 0) throw new Fault('bad-input', { field: 'holidays' });
    const { callHours } = this.#settings;
    const holidays = [...new Set([...callHours.holidays, ...days])].sort().slice(-MOST_HOLIDAYS);
    await this.change({ callHours: { ...callHours, holidays } });
    return { found: days.length };
  }

  /** The system's language or theme has changed, or ours. */
  announce(): void {
    this.#parts.announce(this.get());
  }

  async #isConfirmed(loosened: Map<keyof Settings, Loosening>): Promise<boolean> {
    return loosened.size === 0 || (await this.#parts.confirmLoosening([...loosened.values()]));
  }

  #recordLoosening(loosened: Map<keyof Settings, Loosening>): void {
    if (loosened.size > 0) this.#parts.recordAccess({ is: 'guards-loosened', guards: [...loosened.keys()] });
  }

  #assertOwn(change: Partial<Settings>): void {
    const [managed] = Object.keys(change).filter((name) => name in this.#managed.settings);
    if (managed !== undefined) throw new Fault('forbidden', { field: managed });
  }

  async #apply(change: Partial<Settings>): Promise<SettingsOverview> {
    this.#assertOwn(change);
    const next = withChange(this.#own, change);
    await this.#parts.file.save(next);
    this.#use(next);
    this.announce();
    return this.get();
  }

  #use(own: SettingsFile): void {
    this.#own = own;
    this.#settings = { ...storedSettings.parse(own), ...this.#managed.settings };
    this.#parts.desktop.useTheme(this.#settings.theme);
  }
}

function without(change: Partial<Settings>, names: readonly (keyof Settings)[]): Partial<Settings> {
  const kept = Object.entries(change).filter(([name]) => !names.includes(name as keyof Settings));
  return Object.fromEntries(kept);
}

/** Each part alone, so that the window can say which is wrong. */
function checked(change: Partial<Settings>): Partial<Settings> {
  const parts = (Object.keys(change) as (keyof Settings)[]).map((name) => {
    const parsed = settingShapes[name].safeParse(change[name]);
    const reason = REASONS[name];
    if (!parsed.success) throw new Fault('bad-input', { field: name, ...(reason && { reason }) });
    return [name, parsed.data] as const;
  });
  return Object.fromEntries(parts);
}

interface Sorted {
  change: Partial<Settings>;
  leftOut: LeftOut[];
  /** A shorter span removes calls: not without a yes. */
  asksFor?: Pick<Settings, 'keepsCallsDays'>;
}

/** What an imported file would change here, what of that waits for a yes, and what is left out and why. */
function sortImport({ good, bad }: PortableContent, { settings, managed }: SettingsOverview): Sorted {
  const named = Object.keys(good) as (keyof Settings)[];
  const reasons = named.map((name): [keyof Settings, LeftOut['why'] | undefined] => {
    if (THIS_COMPUTER_ONLY.includes(name)) return [name, 'this-computer'];
    return [name, managed.includes(name) ? 'managed' : undefined];
  });
  const taken = reasons.filter(([name, why]) => why === undefined && !isDeepStrictEqual(good[name], settings[name]));
  const all: Partial<Settings> = Object.fromEntries(taken.map(([name]) => [name, good[name]]));
  const { keepsCallsDays, ...others } = all;
  const isShorter = keepsCallsDays !== undefined && keepsCallsDays < settings.keepsCallsDays;
  return {
    change: isShorter ? others : all,
    ...(isShorter && { asksFor: { keepsCallsDays } }),
    leftOut: [
      ...reasons.flatMap(([name, why]) => (why === undefined ? [] : [{ name, why }])),
      ...bad.map((name) => ({ name, why: 'bad-value' as const })),
    ],
  };
}
