import { dirname, join } from 'node:path';
import type { Settings, SettingsFileProblem } from '../../preload/contract/index.ts';
import type { ManagedFile } from '../files/administered.ts';
import { readPortableFile } from './portable-file.ts';

export interface ManagedSettings {
  settings: Partial<Settings>;
  /** The file cannot be used: nothing of it applies. */
  problem?: SettingsFileProblem;
}

/** Beside the company's file of phone settings (`managedPhonePath`), so that IT has one folder to fill and to protect. */
export function managedSettingsPath(phonePath: string): string {
  return join(dirname(phonePath), 'settings.json');
}

/**
 * What the company has decided, in the format of an exported file: whole or not at all, because half a policy looks like the policy.
 * A pause of notifications is nothing that a company decides.
 */
export async function readManagedSettings({ path, isAdministered }: ManagedFile): Promise<ManagedSettings> {
  const reading = await readPortableFile(path);
  if (reading.is === 'missing') return { settings: {} };
  if (!(await isAdministered(path))) return { settings: {}, problem: { why: 'not-administered' } };
  if (reading.is === 'refused') return { settings: {}, problem: reading.problem };
  const { good, bad, unknownCount } = reading;
  if (unknownCount > 0) return { settings: {}, problem: { why: 'unknown-field' } };
  const field = 'doNotDisturbUntil' in good ? 'doNotDisturbUntil' : bad[0];
  return field === undefined ? { settings: good } : { settings: {}, problem: { why: 'bad-value', field } };
}
