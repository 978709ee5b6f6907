/** Fixed for ever: the switch in Windows' own settings and the pin in the task bar are kept under it, and an installer's shortcut must have it. */
const PACKAGED = 'SoftphoneCompanion';

/** Under which id Windows shows notifications. From a working folder it is Electron's own program, as its page "Notifications" asks for. */
export function appUserModelId(isPackaged: boolean, program: string): string {
  return isPackaged ? PACKAGED : program;
}
