/** What of a shell link matters for notifications. */
export interface ShellLink {
  target: string;
  appUserModelId?: string;
  toastActivatorClsid?: string;
}

/** What of Electron's `shell` it takes; `read` throws where there is no such link. */
export interface ShellLinks {
  read: (path: string) => ShellLink;
  update: (path: string, link: Required<ShellLink>) => boolean;
}

/**
 * Windows shows toasts only of programs whose entry in the start menu carries these two ids (Microsoft: "Send a local toast notification from
 * desktop C++ apps"). The setup program and the MSI write them; where one of them is missing in this user's own entry, it is written here. An
 * entry of another program or of another copy of the app stays as it is. True: the entry was mended.
 */
export function mendStartMenuEntry(path: string, wanted: Required<ShellLink>, links: ShellLinks): boolean {
  let link: ShellLink;
  try {
    link = links.read(path);
  } catch {
    return false;
  }
  if (link.target.toLowerCase() !== wanted.target.toLowerCase()) return false;
  const isWhole =
    link.appUserModelId === wanted.appUserModelId &&
    link.toastActivatorClsid?.toLowerCase() === wanted.toastActivatorClsid.toLowerCase();
  return !isWhole && links.update(path, wanted);
}
