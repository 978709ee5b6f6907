import { basename, join } from 'node:path';
import type { CallRecord } from '../../../preload/contract/index.ts';
import { errnoOf } from '../../files/disk-fault.ts';
import { sha256Of, type Checksums } from './checksums.ts';
import type { SavingParts } from './download.ts';
import { recordingName } from './recording-name.ts';
import { saveOne } from './save-one.ts';

/** Two calls of one number in one second are rare; a folder full of the same name is a fault. */
const MOST_ALIKE = 1_000;

/** The folder that recordings are saved into. */
export class RecordingsFolder {
  readonly #parts: SavingParts;
  readonly #folder: string;
  readonly #checksums: Checksums;
  readonly #areNumbersMasked: boolean;

  constructor(parts: SavingParts, folder: string, checksums: Checksums, areNumbersMasked: boolean) {
    this.#parts = parts;
    this.#folder = folder;
    this.#checksums = checksums;
    this.#areNumbersMasked = areNumbersMasked;
  }

  /** false: nothing to be done, the file is there as it was written down. Throws as `saveOne` does. */
  async save(call: CallRecord, signal: AbortSignal, onBytes: (count: number) => void): Promise<boolean> {
    if (await this.#isThere(call.uuid, signal)) return false;
    const stem = join(this.#folder, recordingName(call, this.#areNumbersMasked));
    const place = (extension: string): Promise<string> => this.#claim(stem, extension);
    const { path, sha256 } = await saveOne(this.#parts, { uuid: call.uuid, stem }, place, signal, onBytes);
    await this.#checksums.add(call.uuid, { name: basename(path), sha256 });
    return true;
  }

  async #isThere(uuid: string, signal: AbortSignal): Promise<boolean> {
    const { name, sha256 } = this.#checksums.of(uuid) ?? {};
    if (name === undefined || basename(name) !== name) return false; // the agent may have edited the file
    const now = await sha256Of(join(this.#folder, name), signal).catch(() => undefined);
    signal.throwIfAborted();
    return now === sha256;
  }

  /** A name that nobody has, taken with an empty file: the file system decides what is the same name, and nothing is overwritten. */
  async #claim(stem: string, extension: string): Promise<string> {
    for (let nth = 1; ; nth++) {
      const path = `${stem}${nth === 1 ? '' : ` (${nth})`}.${extension}`;
      try {
        const handle = await this.#parts.disk.open(path, 'wx', 0o600);
        await handle.close();
        return path;
      } catch (error) {
        if (errnoOf(error) !== 'EEXIST' || nth === MOST_ALIKE) throw error;
      }
    }
  }
}
