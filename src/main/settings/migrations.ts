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

/** The one at place 0 makes version 2 of version 1, and so on. They meet files that people have edited: no value can be relied on. */
const MIGRATIONS: readonly ((content: SettingsContent) => SettingsContent)[] = [dropDefaults];

/** The version that this app writes. */
export const SETTINGS_VERSION = MIGRATIONS.length + 1;

/** Brings the content of a file of this version up to ours; that of a newer app stays as it is. */
export function migrated(content: SettingsContent, version: number): SettingsContent {
  return MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), content);
}
