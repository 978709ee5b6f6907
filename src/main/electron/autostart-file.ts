import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const NAME = 'softphone-companion.desktop';

/**
 * Writes the entry, or removes it for ''; `configFolder` is `$XDG_CONFIG_HOME`. `before` is the entry that was written the last time: where another
 * takes its place (the program has moved) and somebody has changed or removed it since, theirs stays. Throws the system's error.
 */
export async function replaceAutostart(configFolder: string, entry: string, before: string): Promise<void> {
  const folder = join(configFolder, 'autostart');
  const path = join(folder, NAME);
  if (entry === '') return rm(path, { force: true });
  if (before !== '' && (await readFile(path, 'utf8').catch(() => '')) !== before) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(path, entry, { mode: 0o644 });
}
