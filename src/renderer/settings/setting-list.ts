import type { Settings } from '../../preload/contract/index.ts';

export type Setting = keyof Settings;

/** What stands on the page and where, in this order; the compiler asks for a place for every setting. */
const PLACES = {
  language: 'look',
  theme: 'look',
  zoomPercent: 'look',
  homeAreaCode: 'dialling',
  sendsExtension: 'dialling',
  opensLinks: 'dialling',
  allowedCountries: 'dialling',
  doNotCallNumbers: 'dialling',
  costlyNumbers: 'dialling',
  callsPerMinute: 'dialling',
  callsPerHour: 'dialling',
  callsPerDay: 'dialling',
  customerLimits: 'dialling',
  callHours: 'dialling',
  outcomeCodes: 'calls',
  wantsOutcomes: 'calls',
  keepsCallsDays: 'calls',
  timesWithoutOffset: 'calls',
  recordingHosts: 'calls',
  notifies: 'notices',
  quietNotifications: 'notices',
  doNotDisturbUntil: 'notices',
  globalShortcut: 'quickDial',
  callShortcut: 'quickDial',
  startsAtLogin: 'start',
  startsHidden: 'start',
  areNumbersMasked: 'privacy',
  areNamesHidden: 'privacy',
  accessLog: 'privacy',
  logLevel: 'log',
  logFolder: 'log',
  diagnostics: 'log',
  backup: 'file',
  keepsOwnDataDays: 'file',
  transfer: 'file',
  account: 'account',
  about: 'about',
} as const satisfies Record<Setting, string> & Record<string, string>;

/** A row of the page: a setting, or something that is found there. */
export type Entry = keyof typeof PLACES;
export type Group = (typeof PLACES)[Entry];

export const ENTRIES = Object.keys(PLACES) as Entry[];
export const GROUPS: readonly Group[] = [...new Set(Object.values(PLACES))];

export function groupOf(entry: Entry): Group {
  return PLACES[entry];
}
