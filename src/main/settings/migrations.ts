import { isDeepStrictEqual } from 'node:util';

/** What a settings file holds besides its version: by name, anything. */
export type SettingsContent = Readonly<Record<string, unknown>>;

/** The defaults of version 1, as they were; they must never change with those of the app. */
const DEFAULTS_1: SettingsContent = {
  language: 'system',
  theme: 'system',
  areNumbersMasked: true,
  homeAreaCode: '',
  timesWithoutOffset: 'utc',
  recordingHosts: [],
  allowedCountries: [],
  callsPerMinute: 10,
  callsPerHour: 120,
  callsPerDay: 600,
  callsPerCustomer: 5,
  quietHours: null,
  sendsExtension: false,
  keepsCallsDays: 90,
  notifies: { missed: true, results: true, problems: true },
  quietNotifications: null,
  doNotDisturbUntil: 0,
  globalShortcut: '',
  startsAtLogin: false,
  startsHidden: false,
  zoomPercent: 100,
  logLevel: 'info',
  opensLinks: { tel: true, callto: true, sip: true },
};

/**
 * 1 → 2. The first files had no version and held every setting once one of them was changed, so that a default could never be bettered for
 * anybody. Version 2 holds only what differs from the default.
 */
function dropDefaults(content: SettingsContent): SettingsContent {
  const chosen = Object.entries(content).filter(([name, value]) => !isDeepStrictEqual(value, DEFAULTS_1[name]));
  return Object.fromEntries(chosen);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * 2 → 3. One stretch of quiet hours became allowed hours by weekday, and the one number of calls to a customer became limits for several stretches of
 * time. A value that was none stays where it is and means nothing. Files that travel have the old names at any version.
 */
export function generaliseRules(content: SettingsContent): SettingsContent {
  const { quietHours, callsPerCustomer, ...rest } = content;
  const isLimit = Number.isSafeInteger(callsPerCustomer) && Number(callsPerCustomer) >= 0;
  return {
    ...(isQuiet(quietHours) || quietHours === undefined ? {} : { quietHours }),
    ...(isLimit || callsPerCustomer === undefined ? {} : { callsPerCustomer }),
    ...(isQuiet(quietHours) && { callHours: { spans: allowedBeside(quietHours), holidays: [], outside: 'ask' } }),
    ...(isLimit && { customerLimits: customerLimit(Number(callsPerCustomer)) }),
    ...rest,
  };
}

type QuietHours = { from: string; to: string } | null;

function isQuiet(value: unknown): value is QuietHours {
  if (value === null) return true;
  if (typeof value !== 'object' || !('from' in value) || !('to' in value)) return false;
  return TIME.test(String(value.from)) && TIME.test(String(value.to));
}

/** Equal ends were no quiet at all. */
function allowedBeside(quiet: QuietHours): unknown[] {
  return quiet === null || quiet.from === quiet.to ? [] : [{ days: EVERY_DAY, from: quiet.to, to: quiet.from }];
}

function customerLimit(calls: number): unknown[] {
  return calls === 0 ? [] : [{ within: '24-hours', calls: Math.min(calls, 100_000), then: 'ask' }];
}

/** The one at place 0 makes version 2 of version 1, and so on. They meet files that people have edited: no value can be relied on. */
const MIGRATIONS: readonly ((content: SettingsContent) => SettingsContent)[] = [dropDefaults, generaliseRules];

/** The version that this app writes. */
export const SETTINGS_VERSION = MIGRATIONS.length + 1;

/** Brings the content of a file of this version up to ours; that of a newer app stays as it is. */
export function migrated(content: SettingsContent, version: number): SettingsContent {
  return MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), content);
}
