import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Settings } from '../../preload/contract/index.ts';
import { migrated, SETTINGS_VERSION, type SettingsContent } from './migrations.ts';
import { DEFAULT_SETTINGS } from './settings-shape.ts';

/**
 * What `settings.json` holds: `version` and, flat beside it, the settings that differ from their defaults. The file of a newer app keeps its
 * version and whatever we do not understand, so that nobody loses anything by going back to an older app for a while.
 */
export type SettingsFile = SettingsContent & { readonly version: number };

/** Reads every version; whatever is no version counts as the first, which had none. */
export const settingsFile: z.ZodType<SettingsFile> = z
  .record(z.string(), z.unknown())
  .transform(({ version: given, ...content }) => {
    const version = Number.isSafeInteger(given) && Number(given) > 0 ? Number(given) : 1;
    return { ...migrated(content, version), version: Math.max(version, SETTINGS_VERSION) };
  });

/** The file after a change: a setting at its default is not in it, and nothing else is touched. */
export function withChange(file: SettingsFile, change: Partial<Settings>): SettingsFile {
  const { version, ...content } = file;
  const kept = Object.entries(content).filter(([name]) => !Object.hasOwn(change, name));
  const added = Object.entries(change).filter(
    ([name, value]) => !isDeepStrictEqual(value, DEFAULT_SETTINGS[name as keyof Settings]),
  );
  return { version, ...Object.fromEntries([...kept, ...added]) };
}
