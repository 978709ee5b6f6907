import { join } from 'node:path';
import { app, dialog } from 'electron';
import { matchesDigest } from '../files/archive-digest.ts';
import { WORDS } from '../i18n/words.ts';

/**
 * Whether the archive that this app runs from is the one that was packaged. Electron checks that itself on Windows and macOS (fuse
 * EnableEmbeddedAsarIntegrityValidation); on Linux the package has the digest beside the archive. It finds damage: whoever may write there may
 * change both files, which is why they belong to root.
 */
export function isInstallationWhole(): boolean {
  if (process.platform !== 'linux' || !app.isPackaged) return true;
  process.noAsar = true; // Electron shows archives as folders otherwise
  try {
    return matchesDigest(join(process.resourcesPath, 'app.asar'));
  } finally {
    process.noAsar = false;
  }
}

/** Says that the app must be installed again, and ends it. Before it is ready, Linux shows no window. */
export async function endDamaged(): Promise<void> {
  await app.whenReady();
  const { 'zh-CN': zh, en } = WORDS;
  dialog.showErrorBox(`${zh.appName} · ${en.appName}`, `${zh.damaged}\n${en.damaged}`);
  app.exit(1);
}
