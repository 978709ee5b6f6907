/** The `desktopName` of package.json. Fixed for ever: Windows keeps notification settings and taskbar pins under it, and the installer's shortcut carries it. */
const PACKAGED = 'io.github.softphonecompanion.companion';

/** Under which id Windows shows notifications. From a working folder it is Electron's own program, as its page "Notifications" asks for. */
export function appUserModelId(isPackaged: boolean, program: string): string {
  return isPackaged ? PACKAGED : program;
}
