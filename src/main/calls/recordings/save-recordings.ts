import type { SkippedItem, AppError, ErrorCode } from '../../../preload/contract/index.ts';
import { slicesOf, type Slices } from '../../async/slices.ts';
import { Fault, isFault } from '../../fault.ts';
import { diskFault } from '../../files/disk-fault.ts';
import type { StoredCall } from '../call-queries.ts';
import { Checksums } from './checksums.ts';
import { assertRoom } from './disk.ts';
import type { SavingParts } from './download.ts';
import { recordingLabel } from './recording-name.ts';
import { RecordingsFolder } from './recordings-folder.ts';
import { isNetwork } from './save-one.ts';

/** By which saving tells how far it is; a `WorkProgress` is one. */
export interface SavingProgress {
  done(count: number): void;
  total(count: number): void;
  skip(item: SkippedItem): void;
  /** All bytes that have come so far. */
  bytes?(count: number): void;
}

export interface SavingOptions {
  /** Numbers in file names and in the list of what was skipped. */
  areNumbersMasked: boolean;
}

const SLICE = 100;
const AT_ONCE = 2;
/** A second of the sparsest codec in use, AMR at 4.75 kbit/s: if not even that fits, it need not be begun. */
const LEAST_PER_SECOND = 600;

/**
 * Saves every recording of `source` into `folder`, two at a time, with a `SHA256SUMS` beside them. What is there already with the hash
 * that was written down is left alone; what is half there goes on. A recording that cannot be had is told by `skip` and the rest goes on;
 * no room, no session and a network that is gone end it all. What is complete stays in every case.
 * Throws `disk`, `offline`, `tls`, `signed-out`, `token-rejected`, or the signal's reason.
 */
export async function saveRecordings(
  parts: SavingParts,
  source: Slices<StoredCall>,
  folder: string,
  options: SavingOptions,
  signal: AbortSignal,
  progress: SavingProgress,
): Promise<void> {
  try {
    const checksums = await Checksums.read(folder, parts.disk);
    await survey(parts, source, folder, checksums, signal, progress);
    const target = new RecordingsFolder(parts, folder, checksums, options.areNumbersMasked);
    await saveEach(target, source, options, signal, progress);
  } catch (error) {
    throw diskFault(folder, error);
  }
}

/** How many there are, and whether the disk can take the least that they can be. */
async function survey(
  { disk }: SavingParts,
  source: Slices<StoredCall>,
  folder: string,
  checksums: Checksums,
  signal: AbortSignal,
  progress: SavingProgress,
): Promise<void> {
  let total = 0;
  let seconds = 0;
  for await (const { call } of recorded(source, signal)) {
    total++;
    if (!checksums.of(call.uuid)) seconds += Math.max(0, call.talkSeconds ?? 0);
  }
  progress.total(total);
  await assertRoom(disk, folder, seconds * LEAST_PER_SECOND);
}

async function saveEach(
  target: RecordingsFolder,
  source: Slices<StoredCall>,
  options: SavingOptions,
  outer: AbortSignal,
  progress: SavingProgress,
): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([outer, failing.signal]);
  const queue = recorded(source, signal);
  const rule = new SkipRule();
  let [done, bytes] = [0, 0];
  const work = async (): Promise<void> => {
    for await (const { call } of queue) {
      try {
        const hasCome = await target.save(call, signal, (count) => progress.bytes?.((bytes += count)));
        if (hasCome) rule.wentWell();
      } catch (error) {
        signal.throwIfAborted();
        progress.skip({ name: recordingLabel(call, options.areNumbersMasked), error: rule.skippable(error) });
      }
      progress.done(++done);
    }
  };
  const stopAll = (error: unknown): void => failing.abort(error);
  await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch(stopAll)));
  signal.throwIfAborted();
}

async function* recorded(source: Slices<StoredCall>, signal: AbortSignal): AsyncGenerator<StoredCall, void, undefined> {
  for await (const { things } of slicesOf(source, SLICE, signal)) {
    yield* things.filter(({ call }) => call.isRecorded);
  }
}

/** One recording may lie on a host that is down; three in a row, each tried three times, are the network. */
const IN_A_ROW = 3;
const ENDS_ALL: ReadonlySet<ErrorCode> = new Set(['disk', 'signed-out', 'token-rejected', 'unexpected']);

/** Decides which failure concerns one recording and which all of them. */
export class SkipRule {
  #unreachable = 0;

  wentWell(): void {
    this.#unreachable = 0;
  }

  /** What to tell of the one that is skipped; throws what ends the whole. */
  skippable(error: unknown): AppError {
    if (!isFault(error) || ENDS_ALL.has(error.code)) throw error;
    const isTls = error.code === 'tls';
    this.#unreachable = isTls || isNetwork(error) ? this.#unreachable + 1 : 0;
    if (this.#unreachable < IN_A_ROW) return error.error;
    throw isTls ? error : new Fault('offline', { ...(error.error.message && { message: error.error.message }) }, error);
  }
}
