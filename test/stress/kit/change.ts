import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Where the source is changed, and how; `from` must be there exactly once. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

export function change(file: string, from: string, to: string): Change {
  return { file, from, to };
}

/** The source with the change in it. Throws, with the reason, where it does not fit any more. */
export function applied(source: string, { file, from, to }: Change): string {
  const pieces = source.split(from);
  if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} of: ${from}`);
  return pieces.join(to);
}

/** Throws, naming each of them, where defects no longer fit the source: they would prove nothing. */
export async function assertFit(defects: Readonly<Record<string, { changes: readonly Change[] }>>): Promise<void> {
  const misfits: string[] = [];
  for (const [name, { changes }] of Object.entries(defects)) {
    const files = new Map<string, string>();
    try {
      for (const one of changes) {
        const source = files.get(one.file) ?? (await readFile(join(ROOT, one.file), 'utf8'));
        files.set(one.file, applied(source, one));
      }
    } catch (error) {
      misfits.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (misfits.length > 0) throw new Error(`planted defects that no longer fit the source:\n${misfits.join('\n')}`);
}
