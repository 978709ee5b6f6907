import { basename, dirname, join } from 'node:path';

/** Most file systems take names of 255 bytes. */
const LONGEST_NAME = 255;

/**
 * The path of what belongs to a file: its name with this ending. Where the agent has chosen a name as long as may be, the ending takes the
 * place of the name's last letters. `spare`: bytes that will be added to it in turn.
 */
export function beside(path: string, ending: string, spare = 0): string {
  const letters = Array.from(basename(path));
  while (letters.length > 0 && Buffer.byteLength(letters.join('') + ending) > LONGEST_NAME - spare) letters.pop();
  return join(dirname(path), letters.join('') + ending);
}
