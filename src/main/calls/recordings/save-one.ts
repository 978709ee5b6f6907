import { isFault } from '../../fault.ts';
import { beside } from './beside.ts';
import { callMark } from './checksums.ts';
import { download, type SavingParts } from './download.ts';
import { PartialFile } from './partial-file.ts';

/** Pauses before a transfer that broke off goes on. */
const PAUSES_MS = [500, 2_000];

export interface Saved {
  path: string;
  size: number;
  /** In hex. */
  sha256: string;
}

/**
 * Saves one recording: in a part beside its later place, two more tries where the network fails, then moved to where `place` says (which is
 * replaced). Cancelled or failed on the way, the part stays when the server lets us ask for the rest another day, and goes otherwise, also
 * when the recording itself is at fault.
 */
export async function saveOne(
  parts: SavingParts,
  call: { uuid: string; stem: string },
  place: (extension: string) => Promise<string>,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Saved> {
  const path = beside(call.stem, ` ${callMark(call.uuid).slice(0, 8)}.part`, '.json'.length);
  const part = await PartialFile.open(path, call.uuid, parts.disk);
  try {
    const extension = await tryThrice(parts, signal, () => download(parts, call.uuid, part, signal, onBytes));
    const sha256 = await part.seal();
    const target = await place(extension);
    await part.moveTo(target);
    return { path: target, size: part.size, sha256 };
  } catch (error) {
    await part.leave(signal.aborted || isNetwork(error) || isFault(error, 'disk'));
    throw error;
  }
}

async function tryThrice<T>(parts: SavingParts, signal: AbortSignal, action: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await action();
    } catch (error) {
      signal.throwIfAborted();
      if (!isNetwork(error) && !isFault(error, 'server-error')) throw error;
      await parts.wait(pause, signal);
    }
  }
  return action();
}

/** Nothing is known to be wrong with the recording: it did not come through. A `bad-answer` with a status is an answer. */
export function isNetwork(error: unknown): boolean {
  return (
    isFault(error, 'offline', 'proxy', 'timeout') || (isFault(error, 'bad-answer') && error.error.status === undefined)
  );
}
