/** The `desktopName` of package.json. Fixed for ever: Windows keeps notification settings and taskbar pins under it, and the installer's shortcut carries it. */
const PACKAGED = 'io.github.softphonecompanion.companion';

/** Name of the desktop entry that Linux packages install. */
export const desktopEntryId = `${PACKAGED}.desktop`;

/** What Windows starts when somebody clicks a notification after the app has ended; installers write it beside the shortcut. Fixed for ever. */
export const TOAST_ACTIVATOR = '{6C1D1B1E-52E7-4B0B-9C55-0B7C2C6C0B5E}';

/** Under which id Windows shows notifications. From a working folder it is Electron's own program, as its page "Notifications" asks for. */
export function appUserModelId(isPackaged: boolean, program: string): string {
  return isPackaged ? PACKAGED : program;
}
