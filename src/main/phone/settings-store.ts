import type { CompanyFileProblem, PhoneSettings } from '../../preload/contract/phone.ts';
import { Fault } from '../fault.ts';
import type { ManagedFile } from '../files/administered.ts';
import type { JsonFile } from '../files/json-file.ts';
import { inTurn } from '../async/serial-queue.ts';
import { readManagedPhone } from './managed-file.ts';
import { phoneShapes, placeOf, storedPhone, type StoredPhone } from './phone-settings.ts';

/** The agent's own phone settings under the company's: what the managed file names wins and cannot be changed here. */
export class PhoneSettingsStore {
  readonly #file: JsonFile<StoredPhone>;
  readonly #managedFile: ManagedFile;
  #own: StoredPhone = storedPhone.parse({});
  #managed: Partial<PhoneSettings> = {};
  #problem: CompanyFileProblem | undefined;
  #recoveredFrom: string | undefined;
  readonly #inTurn = inTurn();

  constructor(file: JsonFile<StoredPhone>, managed: ManagedFile) {
    this.#file = file;
    this.#managedFile = managed;
  }

  /** Reads both files. A managed file that cannot be used is told, and does not take the agent's own settings away. */
  async start(): Promise<void> {
    const [{ value, movedTo }, managed] = await Promise.all([this.#file.load(), readManagedPhone(this.#managedFile)]);
    this.#own = value;
    this.#recoveredFrom = movedTo;
    this.#managed = managed.is === 'read' ? managed.settings : {};
    this.#problem = managed.is === 'refused' ? managed.problem : undefined;
  }

  get settings(): PhoneSettings {
    const { unchallenged: _kept, ...own } = this.#own;
    return { ...own, ...this.#managed };
  }

  describe(): { managed: (keyof PhoneSettings)[]; managedProblem?: CompanyFileProblem; recoveredFrom?: string } {
    return {
      managed: Object.keys(this.#managed) as (keyof PhoneSettings)[],
      ...(this.#problem && { managedProblem: this.#problem }),
      ...(this.#recoveredFrom !== undefined && { recoveredFrom: this.#recoveredFrom }),
    };
  }

  /** Saves first: when the disk refuses, nothing has changed. Throws `bad-input`, `forbidden` for what is managed, or `disk`. */
  change(change: Partial<PhoneSettings>): Promise<void> {
    return this.#inTurn(async () => {
      const given = tidied(change);
      const [locked] = Object.keys(given).filter((name) => name in this.#managed);
      if (locked !== undefined) throw new Fault('forbidden', { field: locked });
      await this.#save({ ...this.#own, ...given });
    });
  }

  /** This registrar did not ask who we are; false: it did, under these very settings. */
  get isUnchallenged(): boolean {
    return this.#own.unchallenged === placeOf(this.settings);
  }

  /** Written down, so that a restart does not ask it again. `asked`: the settings it was asked with; others may be in force by now. */
  markUnchallenged(asked: PhoneSettings): Promise<void> {
    return this.#inTurn(() => this.#save({ ...this.#own, unchallenged: placeOf(asked) }));
  }

  async #save(next: StoredPhone): Promise<void> {
    await this.#file.save(next);
    this.#own = next;
  }
}

/** Trimmed, and each part checked alone so that the window can say which is wrong. */
function tidied(change: Partial<PhoneSettings>): Partial<PhoneSettings> {
  const parts = Object.entries(change).map(([name, value]) => {
    const tidy: unknown = typeof value === 'string' ? value.trim() : value;
    const parsed = phoneShapes[name as keyof PhoneSettings].safeParse(tidy);
    if (!parsed.success) throw new Fault('bad-input', { field: name });
    return [name, parsed.data] as const;
  });
  return Object.fromEntries(parts);
}
