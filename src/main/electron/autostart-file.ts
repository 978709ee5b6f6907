import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

const NAME = 'softphone-companion.desktop';

/** Writes the entry, or removes it for `undefined`; `configFolder` is `$XDG_CONFIG_HOME`. Throws the system's error. */
export async function writeAutostart(configFolder: string, entry: string | undefined): Promise<void> {
  const folder = join(configFolder, 'autostart');
  if (entry === undefined) return rm(join(folder, NAME), { force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(join(folder, NAME), entry, { mode: 0o644 });
}
