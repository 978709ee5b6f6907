/**
 * The drawing for the tray. macOS colours a template itself. Windows tells the taskbar's theme, which is not that of the apps. On Linux nobody tells
 * a panel's colour: the outline is seen on any.
 */
export function trayIcon(platform: NodeJS.Platform, isTaskbarDark: boolean, hasDot: boolean): string {
  if (platform === 'darwin') return `tray${hasDot ? 'Dot' : ''}Template.png`;
  const drawing = platform === 'win32' ? (isTaskbarDark ? 'light' : 'dark') : 'outlined';
  return `tray-${drawing}${hasDot ? '-dot' : ''}.png`;
}
