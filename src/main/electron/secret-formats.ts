/** As Electron names a format of the system's own (electronjs.org/docs/api/clipboard-item). */
const raw = (format: string): string => `electron application/osclipboard;format="${format}"`;
/** A DWORD of 0: no. */
const NO = new Uint8Array(4);

/**
 * What lies beside a secret on the clipboard and asks others to leave it alone: Windows' clipboard history and cloud clipboard ("Cloud Clipboard and Clipboard
 * History Formats", learn.microsoft.com), clipboard managers on macOS (nspasteboard.org), KDE's Klipper and those that follow it.
 */
export function secretFormats(platform: NodeJS.Platform): Record<string, string | Uint8Array<ArrayBuffer>> {
  switch (platform) {
    case 'win32':
      return {
        [raw('ExcludeClipboardContentFromMonitorProcessing')]: NO,
        [raw('CanIncludeInClipboardHistory')]: NO,
        [raw('CanUploadToCloudClipboard')]: NO,
      };
    case 'darwin':
      return { [raw('org.nspasteboard.ConcealedType')]: 'secret' };
    default:
      return { [raw('x-kde-passwordManagerHint')]: 'secret' };
  }
}
