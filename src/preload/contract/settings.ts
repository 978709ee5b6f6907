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
