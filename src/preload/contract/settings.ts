import type { OutcomeCode } from './outcome-codes.ts';

export type Language = 'zh-CN' | 'en';
export type Theme = 'light' | 'dark';

/** When calls may be placed, by this computer's calendar. */
export interface CallHours {
  /**
   * Times of day (HH:MM, over midnight too; equal ends are a whole day) on these days, 1 is Monday and 7 is Sunday; a span belongs to the day on which
   * it begins. None: at any time.
   */
  spans: { days: number[]; from: string; to: string }[];
  /** Days without calls, as `2026-10-01`. */
  holidays: string[];
  /** A call at another time needs a yes, or is refused. */
  outside: 'ask' | 'refuse';
}

export interface CustomerLimit {
  /** Days and weeks (from Monday) are those of this computer's calendar. */
  within: '5-minutes' | '24-hours' | 'day' | 'week';
  /** From this many on, a further call needs a yes, or is refused; 1 or more. */
  calls: number;
  then: 'ask' | 'refuse';
}

export interface Settings {
  /** `system` follows the system's language and falls back to Chinese. */
  language: Language | 'system';
  theme: Theme | 'system';
  /** Customer numbers are shown as 138****8000 in lists, tray and notifications. */
  areNumbersMasked: boolean;
  /** With the numbers, names of contacts are hidden too. */
  areNamesHidden: boolean;
  /** Area code put before local numbers, digits with the leading 0, e.g. `0571`; empty: none. */
  homeAreaCode: string;
  /** What the API means by a time without an offset; its page does not say (sister pages: UTC). */
  timesWithoutOffset: 'utc' | 'china';
  /** Hosts besides the API's own that recordings may be fetched from. */
  recordingHosts: string[];
  /** Countries that may be called besides mainland China, ISO 3166-1 alpha-2. */
  allowedCountries: string[];
  /** Premium-rate and shared-cost numbers: each call needs a yes, or is refused. */
  costlyNumbers: 'ask' | 'refuse';
  /** Numbers of the do-not-call list: each call needs a yes, or is refused. */
  doNotCallNumbers: 'ask' | 'refuse';
  /** Limits on calls that may have rung somebody; 0 is none. */
  callsPerMinute: number;
  callsPerHour: number;
  callsPerDay: number;
  /** How often one customer may be called, on the phone itself too; one limit for each stretch of time at most. */
  customerLimits: CustomerLimit[];
  callHours: CallHours;
  /** Send the extension behind a number with it (`0571…-8001`). */
  sendsExtension: boolean;
  /** What a call can come to; at most ten, with ids and keys of their own. */
  outcomeCodes: OutcomeCode[];
  /** Calls without an outcome are open items. */
  wantsOutcomes: boolean;
  /** How long calls are kept on this computer, in days. */
  keepsCallsDays: number;
  /** How many days the vault of an agent who has signed out is kept; 0: there is none. */
  keepsOwnDataDays: 0 | 7 | 30 | 90;
  /** What the desktop's notifications tell of: missed calls, how a call of mine ended while no window was in front, problems. */
  notifies: { missed: boolean; results: boolean; problems: boolean };
  /** Times of day (HH:MM, over midnight too) without notifications; null: never. */
  quietNotifications: { from: string; to: string } | null;
  /** No notifications before this moment (UTC epoch ms); 0: none. */
  doNotDisturbUntil: number;
  /** Opens the quick dial from anywhere, as an Electron accelerator (`CommandOrControl+Shift+K`); empty: none. */
  globalShortcut: string;
  /** Answers the call that rings on the phone, or hangs up, from anywhere; empty: none. */
  callShortcut: string;
  startsAtLogin: boolean;
  /** Begin in the tray, without a window; only where there is a tray. */
  startsHidden: boolean;
  /** Size of everything in the windows, in percent: 80 to 200. */
  zoomPercent: number;
  logLevel: 'error' | 'warn' | 'info';
  /** Links of other programs that may put a number into the field. */
  opensLinks: { tel: boolean; callto: boolean; sip: boolean };
}

/** What is in force now: the settings with "system" resolved. */
export interface Appearance {
  language: Language;
  theme: Theme;
}

/** What is in force: the company's where it manages a setting, else the agent's. */
export interface SettingsState {
  settings: Settings;
  appearance: Appearance;
  /** The settings file was unreadable at start and was moved aside under this name. */
  recoveredFrom?: string;
}

/** The same with what a screen for settings needs besides. */
export interface SettingsOverview extends SettingsState {
  /** What applies where nobody has chosen. */
  defaults: Settings;
  /** The settings that the company's managed file holds: read-only. */
  managed: (keyof Settings)[];
  /** There is a managed file, but it cannot be used: the agent's own settings apply. */
  managedProblem?: SettingsFileProblem;
}

/** Why a settings file is refused as a whole; the last three only for a managed one. `field`: the setting at fault, where it is one of ours. */
export interface SettingsFileProblem {
  why:
    | 'unreadable'
    | 'too-large'
    | 'not-json'
    | 'other-format'
    | 'newer-version'
    | 'unknown-field'
    | 'bad-value'
    /** Others than administrators can change the file or its folder. */
    | 'not-administered';
  field?: keyof Settings;
}

/** A setting of an imported file that stays as it was. */
export interface LeftOut {
  name: keyof Settings;
  /** Not a value that this setting can have; the company manages it; it belongs to one computer only; or the agent did not say yes to it. */
  why: 'bad-value' | 'managed' | 'this-computer' | 'not-confirmed';
}

export type SettingsImport =
  /**
   * `changed` is empty where all was so before; `unknownCount`: names in the file that are none of our settings. `asksFor` is not changed
   * yet: a shorter span removes calls, so the window asks the agent and changes it then.
   */
  | {
      is: 'imported';
      changed: (keyof Settings)[];
      leftOut: LeftOut[];
      unknownCount: number;
      asksFor?: Pick<Settings, 'keepsCallsDays'>;
    }
  | { is: 'refused'; problem: SettingsFileProblem };

export interface SettingsRequests {
  'settings.get': { input: undefined; output: SettingsOverview };
  /** Fails with `bad-input` or `forbidden` (managed; field = the setting), or `disk`; then nothing has changed. */
  'settings.change': { input: Partial<Settings>; output: SettingsOverview };
  /** Main lets the agent choose where; null: cancelled. `name` is the file's, without its folder. Fails with `disk`. */
  'settings.exportFile': { input: undefined; output: { name: string } | null };
  /** Main lets the agent choose a file; null: cancelled. What the file does not name stays as it is. Fails with `disk`. */
  'settings.importFile': { input: undefined; output: SettingsImport | null };
  /**
   * Adds the days of a calendar (.ics), or of a table or text with dates, to `callHours.holidays`; main lets the agent choose the file, null:
   * cancelled. Fails with `bad-input` (field `holidays`) where there is no date in it.
   */
  'settings.importHolidays': { input: undefined; output: { found: number } | null };
}

export interface SettingsEvents {
  'settings.changed': SettingsOverview;
}
