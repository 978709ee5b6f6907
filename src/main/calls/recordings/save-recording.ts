import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { diskFault } from '../../files/disk-fault.ts';
import { beside } from './beside.ts';
import type { SavingParts } from './download.ts';
import { saveOne, type Saved } from './save-one.ts';

/**
 * Saves one recording as the file that the agent has chosen, replacing it only when all of it is here, with its hash beside it in
 * `<file>.sha256`. Throws what kept it from being had, `disk`, or the signal's reason.
 */
export async function saveRecording(
  parts: SavingParts,
  uuid: string,
  path: string,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => undefined,
): Promise<Saved> {
  try {
    const saved = await saveOne(parts, { uuid, stem: path }, () => Promise.resolve(path), signal, onBytes);
    await writeFile(beside(path, '.sha256'), checksumLine(saved.sha256, basename(path)), { mode: 0o600 });
    return saved;
  } catch (error) {
    throw diskFault(path, error);
  }
}

/** As sha256sum writes it: this name is the agent's, and may hold what has to be escaped. */
function checksumLine(sha256: string, name: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
}
