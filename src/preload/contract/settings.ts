export type Language = 'zh-CN' | 'en';
export type Theme = 'light' | 'dark';

export interface Settings {
  /** `system` follows the system's language and falls back to Chinese. */
  language: Language | 'system';
  theme: Theme | 'system';
  /** Customer numbers are shown as 138****8000 in lists, tray and notifications. */
  areNumbersMasked: boolean;
  /** Area code put before local numbers, digits with the leading 0, e.g. `0571`; empty: none. */
  homeAreaCode: string;
  /** What the API means by a time without an offset; its page does not say (sister pages: UTC). */
  timesWithoutOffset: 'utc' | 'china';
  /** Hosts besides the API's own that recordings may be fetched from. */
  recordingHosts: string[];
  /** Countries that may be called besides mainland China, ISO 3166-1 alpha-2. */
  allowedCountries: string[];
  /** Limits on calls that may have rung somebody; 0 is none. */
  callsPerMinute: number;
  callsPerHour: number;
  callsPerDay: number;
  /** To one number within a day, before a call needs a second yes; 0 is none. */
  callsPerCustomer: number;
  /** Times of day (HH:MM, over midnight too) when a call needs a second yes; null: never. */
  quietHours: { from: string; to: string } | null;
  /** Send the extension behind a number with it (`0571…-8001`). */
  sendsExtension: boolean;
  /** How long calls are kept on this computer, in days (R17). */
  keepsCallsDays: number;
  /** What the desktop's notifications tell of (R45): missed calls, how a call of mine ended while no window was in front, problems. */
  notifies: { missed: boolean; results: boolean; problems: boolean };
  /** Times of day (HH:MM, over midnight too) without notifications; null: never. */
  quietNotifications: { from: string; to: string } | null;
  /** No notifications before this moment (UTC epoch ms); 0: none. */
  doNotDisturbUntil: number;
  /** Opens the quick dial from anywhere, as an Electron accelerator (`CommandOrControl+Shift+K`); empty: none. */
  globalShortcut: string;
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

export interface SettingsState {
  settings: Settings;
  appearance: Appearance;
  /** The settings file was unreadable at start and was moved aside under this name. */
  recoveredFrom?: string;
}

export interface SettingsRequests {
  'settings.get': { input: undefined; output: SettingsState };
  /** Fails with `bad-input` (field = the setting) or `disk`; then nothing has changed. */
  'settings.change': { input: Partial<Settings>; output: SettingsState };
}

export interface SettingsEvents {
  'settings.changed': SettingsState;
}
