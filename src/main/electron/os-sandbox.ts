/** How the app was started. */
export interface Start {
  isPackaged: boolean;
  isRoot: boolean;
  hasNoSandbox: boolean;
}

/**
 * Whether the operating system's sandbox is to be enforced. `app.enableSandbox` takes `--no-sandbox` off the command line, and Electron ends each of
 * its processes that starts as root without that switch: who works on the app as root in a container could not start it. Windows stay sandboxed.
 */
export function enforcesSandbox({ isPackaged, isRoot, hasNoSandbox }: Start): boolean {
  return isPackaged || !isRoot || !hasNoSandbox;
}
