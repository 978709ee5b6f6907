export interface AppInfo {
  version: string;
  /** e.g. `linux`, `darwin`, `win32`. */
  platform: string;
  /** Whether the desktop has shown that it has a tray. */
  hasTray: boolean;
}

export interface AppRequests {
  'app.info': { input: undefined; output: AppInfo };
  /** Shows the main window, and the dialer in it with this number, if one is given. */
  'app.openMain': { input: { text?: string }; output: null };
  'app.openQuickDial': { input: undefined; output: null };
  'app.hideQuickDial': { input: undefined; output: null };
  /** Main puts it on the clipboard; for numbers and addresses that the window shows anyway. */
  'app.copyText': { input: { text: string }; output: null };
}

export interface AppEvents {
  /** The quick-dial window has just been shown: focus the field. */
  'quickDial.shown': null;
}
