import { z } from 'zod';
import type { Settings, SettingsFileProblem } from '../../preload/contract/index.ts';
import { jsonIn, readHandedFile } from './handed-file.ts';
import { generaliseRules } from './migrations.ts';
import { settingShapes } from './settings-shape.ts';

const FORMAT = 'softphone-companion-settings';
const VERSION = 1;
const SIZE_CAP = 64 * 1024;

/** They belong to one computer or one moment: never written, never taken from somebody else's file. */
export const THIS_COMPUTER_ONLY: readonly (keyof Settings)[] = ['startsAtLogin', 'doNotDisturbUntil'];

const envelope = z.object({
  format: z.literal(FORMAT),
  version: z.number().int().min(1),
  settings: z.record(z.string(), z.unknown()),
});

/** What a file names, each setting looked at alone. */
export interface PortableContent {
  good: Partial<Settings>;
  bad: (keyof Settings)[];
  /** Names that are none of our settings. They are not repeated: they are the file's words. */
  unknownCount: number;
}

export type PortableReading =
  | ({ is: 'read' } & PortableContent)
  /** There is no such file. */
  | { is: 'missing' }
  | { is: 'refused'; problem: SettingsFileProblem };

/** Reads the one format there is for settings that travel, from export to import and from the company's IT to its agents. Never throws. */
export async function readPortableFile(path: string): Promise<PortableReading> {
  const bytes = await readHandedFile(path, SIZE_CAP);
  if (bytes === 'missing') return { is: 'missing' };
  if (typeof bytes === 'string') return refused(bytes);
  const content = jsonIn(bytes);
  if (content === undefined) return refused('not-json');
  const parsed = envelope.safeParse(content);
  if (!parsed.success) return refused('other-format');
  return parsed.data.version > VERSION
    ? refused('newer-version')
    : { is: 'read', ...settingBySetting(parsed.data.settings) };
}

/** Settings hold nothing secret: the token lies in the keychain, the account in a file of its own. */
export function writePortableText(settings: Settings): string {
  const ours = Object.keys(settingShapes) as (keyof Settings)[];
  const travelling = ours.filter((name) => !THIS_COMPUTER_ONLY.includes(name)).map((name) => [name, settings[name]]);
  const content = { format: FORMAT, version: VERSION, settings: Object.fromEntries(travelling) as Partial<Settings> };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function settingBySetting(given: Record<string, unknown>): PortableContent {
  const content = generaliseRules(given);
  const known = (Object.keys(settingShapes) as (keyof Settings)[]).filter((name) => Object.hasOwn(content, name));
  const parsed = known.map((name) => ({ name, reading: settingShapes[name].safeParse(content[name]) }));
  return {
    good: Object.fromEntries(parsed.flatMap(({ name, reading }) => (reading.success ? [[name, reading.data]] : []))),
    bad: parsed.filter(({ reading }) => !reading.success).map(({ name }) => name),
    unknownCount: Object.keys(content).length - known.length,
  };
}

function refused(why: SettingsFileProblem['why']): PortableReading {
  return { is: 'refused', problem: { why } };
}
