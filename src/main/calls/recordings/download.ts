import { dirname } from 'node:path';
import { networkFault } from '../../call-api/failures.ts';
import { Fault, isFault } from '../../fault.ts';
import { errnoOf } from '../../files/disk-fault.ts';
import { extensionAs } from './audio-extension.ts';
import { assertRoom, noRoom, type Disk } from './disk.ts';
import { validatorOf, type PartialFile } from './partial-file.ts';
import { HEAD_BYTES, recognise } from './recording-kind.ts';
import type { RecordingStream } from './recording-stream.ts';
import type { RecordingsService } from './recordings.service.ts';
import { StallWatch } from './stall-watch.ts';

/** What saving needs of the world. */
export interface SavingParts {
  recordings: Pick<RecordingsService, 'open'>;
  disk: Disk;
  /** Rejects with the signal's reason. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long nothing may come before a transfer counts as dead. */
  stallMs: number;
}

/** Between two looks at the free space. */
const LOOK_EVERY = 16 * 1024 * 1024;

/**
 * Brings one recording into its part, from where an earlier try has ended if the server still has the same file, else from the beginning.
 * Gives the ending for the file's name. `onBytes` hears of every chunk's length. Throws what `RecordingsService.open` throws, `timeout` when
 * nothing comes any more, `bad-answer` when it broke off, `disk` when there is no room, or the signal's reason.
 */
export async function download(
  parts: SavingParts,
  uuid: string,
  part: PartialFile,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<string> {
  const watch = new StallWatch(parts.stallMs, signal);
  try {
    const stream = await openFor(parts, uuid, part, watch.signal);
    const expected = expectedSize(stream, part.size);
    await receive(parts.disk, stream, part, expected, watch, onBytes);
    if (expected !== undefined && part.size !== expected) throw new Fault('bad-answer', { message: 'ended early' });
    if (part.size === 0) throw new Fault('bad-answer', { status: stream.status, message: 'empty' });
    return await endingOf(part, stream);
  } finally {
    watch.stop();
  }
}

/** By the file's own first bytes: what was continued began in an earlier run, and the rest alone does not tell. */
async function endingOf(part: PartialFile, { extension }: RecordingStream): Promise<string> {
  const recognised = recognise(await part.head(HEAD_BYTES));
  if (recognised === 'text') throw new Fault('bad-answer', { status: 200 });
  return recognised === 'unknown' ? extension : extensionAs(recognised.extension, `.${extension}`);
}

/** The rest of the file where it can be continued, else all of it; the part is ready for its bytes. */
async function openFor(
  { recordings }: SavingParts,
  uuid: string,
  part: PartialFile,
  signal: AbortSignal,
): Promise<RecordingStream> {
  const { validator, size } = part;
  if (validator !== undefined) {
    const rest = await recordings.open(uuid, { range: `bytes=${size}-`, ifRange: validator }, signal);
    if (isRest(rest, size, validator)) return rest;
    if (rest.status === 200) return await begin(part, rest);
    await rest.body?.cancel();
  }
  const whole = await recordings.open(uuid, {}, signal);
  if (whole.status === 200) return await begin(part, whole);
  await whole.body?.cancel();
  throw new Fault('bad-answer', { status: whole.status });
}

async function begin(part: PartialFile, whole: RecordingStream): Promise<RecordingStream> {
  await part.restart(whole.headers).catch(async (error: unknown) => {
    await whole.body?.cancel();
    throw error;
  });
  return whole;
}

/** A server between us and the file may honour `Range` without understanding `If-Range`. */
function isRest({ status, headers }: RecordingStream, size: number, validator: string): boolean {
  const isFromThere = headers['content-range']?.startsWith(`bytes ${size}-`) ?? false;
  const now = validatorOf(headers);
  return status === 206 && isFromThere && (now === undefined || now === validator);
}

/** Of the whole file in bytes; undefined where the server does not say. */
function expectedSize({ status, headers }: RecordingStream, already: number): number | undefined {
  const length = headers['content-length'];
  const whole = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1];
  if (status === 206 && whole !== undefined) return Number(whole);
  return length === undefined ? undefined : already + Number(length);
}

async function receive(
  disk: Disk,
  { body }: RecordingStream,
  part: PartialFile,
  expected: number | undefined,
  watch: StallWatch,
  onBytes: (count: number) => void,
): Promise<void> {
  const folder = dirname(part.path);
  const reader = body?.getReader();
  const rest = (): number => Math.max(0, (expected ?? part.size) - part.size);
  try {
    await assertRoom(disk, folder, rest());
    let unlooked = 0;
    for (let chunk = await next(reader, watch); chunk; chunk = await next(reader, watch)) {
      await part.append(chunk);
      onBytes(chunk.length);
      unlooked += chunk.length;
      if (unlooked < LOOK_EVERY) continue;
      unlooked = 0;
      await assertRoom(disk, folder, rest());
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    throw errnoOf(error) === 'ENOSPC' ? noRoom(folder, rest(), await disk.freeBytes(folder)) : error;
  }
}

async function next(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  watch: StallWatch,
): Promise<Uint8Array | undefined> {
  try {
    const chunk = await reader?.read();
    watch.touch();
    return chunk?.value;
  } catch (error) {
    watch.signal.throwIfAborted();
    throw isFault(error) ? error : networkFault(error);
  }
}
