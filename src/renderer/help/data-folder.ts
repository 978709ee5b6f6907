/** Where Electron keeps an app's data, by its product name; main tells windows no paths. */
export function dataFolder(userAgent: string): string {
  if (userAgent.includes('Windows')) return String.raw`%LOCALAPPDATA%\Softphone Companion`;
  if (userAgent.includes('Mac OS X')) return '~/Library/Application Support/Softphone Companion';
  return '~/.config/Softphone Companion';
}
