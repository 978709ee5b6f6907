import type { Settings } from './settings.ts';

export interface AppInfo {
  version: string;
  /** e.g. `linux`, `darwin`, `win32`. */
  platform: string;
  /** Whether the desktop has shown that it has a tray. */
  hasTray: boolean;
  /** Only an installed app can be started at login: from a working folder it would be the folder's Electron. */
  canStartAtLogin: boolean;
}

/** Why a combination of keys cannot be a global shortcut. */
export type ShortcutFault =
  /** Not `Modifier+…+Key` with one key, or a name that is no key. */
  | 'malformed'
  /** Typing would trigger it: letters, digits, signs and F1–F12 need Ctrl, Alt, Command or Super. */
  | 'needs-modifier'
  /** The system or nearly every program means something else by it (copy, close, switch windows). */
  | 'reserved'
  /** A modifier that this system's keyboards do not have. */
  | 'other-system';

/** What the global shortcut does now. `accelerator` is in its normal form, for `invalid` as it stands in the settings. */
export type ShortcutState =
  /** None is set. */
  | { is: 'off' }
  | { is: 'invalid'; accelerator: string; why: ShortcutFault }
  /** Another program has it, or the desktop refuses it. */
  | { is: 'taken'; accelerator: string }
  /**
   * The desktop has given it to us. `unproven`: it (Wayland) says so of everything, only a press proves it (`app.testShortcut`).
   * `proven`: a press has arrived since it was set. `silent`: a test ended without one. While a test waits, `testUntil` says until when.
   */
  | { is: 'active' | 'unproven' | 'proven' | 'silent'; accelerator: string; testUntil?: number };

/** What would happen if these keys were set; `accelerator` is their normal form, for the settings. */
export type ShortcutTrial =
  | { is: 'free'; accelerator: string }
  /** These keys are the shortcut now. */
  | { is: 'ours'; accelerator: string }
  | { is: 'taken'; accelerator: string }
  | { is: 'invalid'; why: ShortcutFault };

/** Which program the system opens links of a kind with. */
export type LinkOpener = { is: 'this-app' } | { is: 'other'; name: string } | { is: 'none' };

export type LinkOpeners =
  /** Only an installed app can open links of other programs. */
  | { is: 'not-installed' }
  /** `changes`: `app.openLinksHere` makes this app the opener (`here`), or opens the system's page where the agent chooses. */
  | { is: 'known'; changes: 'here' | 'in-system-settings'; of: Record<keyof Settings['opensLinks'], LinkOpener> };

export interface AppRequests {
  'app.info': { input: undefined; output: AppInfo };
  /** Shows the main window, and the dialer in it with this number, if one is given. */
  'app.openMain': { input: { text?: string }; output: null };
  'app.openQuickDial': { input: undefined; output: null };
  'app.hideQuickDial': { input: undefined; output: null };
  /** Main puts it on the clipboard; for numbers and addresses that the window shows anyway. */
  'app.copyText': { input: { text: string }; output: null };
  'app.shortcut': { input: undefined; output: ShortcutState };
  /** The same of the keys that answer and hang up. */
  'app.callShortcut': { input: undefined; output: ShortcutState };
  /** Asks the desktop without changing the settings (an Electron accelerator, `CommandOrControl+Shift+K`). */
  'app.tryShortcut': { input: { accelerator: string }; output: ShortcutTrial };
  /** For 15 seconds (`testUntil`, UTC epoch ms) a press opens nothing and is told instead, as `proven`; without one it is `silent`. */
  'app.testShortcut': { input: undefined; output: ShortcutState };
  'app.linkOpeners': { input: undefined; output: LinkOpeners };
  /** For the kinds that are on in the settings. The output is what the system says afterwards: it may have refused. */
  'app.openLinksHere': { input: undefined; output: LinkOpeners };
  /** Shows the folder of the log in the system's file manager. Fails with `disk`. */
  'app.openLogFolder': { input: undefined; output: null };
}

/** A place in the main window; `uuid` names a call to show there. */
export interface AppPlace {
  screen: 'missed' | 'dial' | 'calls' | 'seat' | 'settings';
  uuid?: string;
}

export interface AppEvents {
  /** The quick-dial window has just been shown: focus the field. */
  'quickDial.shown': null;
  /** The main window is to show this: the agent has clicked it in the tray or in a notification. */
  'app.goTo': AppPlace;
  'app.shortcutChanged': ShortcutState;
  'app.callShortcutChanged': ShortcutState;
}
