/** Our own, and what changes only how windows are drawn, in which language, and what is written to the terminal. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['demo', 'quick-dial', 'calls', 'verify'],
  ...['ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'wayland-text-input-version', 'gtk-version'],
  ...[
    'disable-gpu',
    'disable-gpu-compositing',
    'disable-software-rasterizer',
    'ignore-gpu-blocklist',
    'use-gl',
    'use-angle',
  ],
  ...[
    'force-device-scale-factor',
    'high-dpi-support',
    'force-color-profile',
    'disable-lcd-text',
    'display',
    'class',
    'lang',
  ],
  ...['force-renderer-accessibility', 'disable-dev-shm-usage', 'enable-logging', 'log-level', 'v'],
]);
/** Features that a Linux desktop may need: they choose how windows and video are drawn. */
const DRAWING = /^(?:Wayland\w+|UseOzonePlatform|Vaapi\w+)(?:,(?:Wayland\w+|UseOzonePlatform|Vaapi\w+))*$/;
/** macOS: the process number and settings of its own frameworks, which need no leading name of a switch. */
const OF_MACOS = /^-(?:psn_\d+_\d+|NS[A-Z]\w*|Apple[A-Z]\w*)$/;
/** Windows starts the program with it when a notification is clicked after the app has ended (COM: LocalServer32). */
const OF_WINDOWS = /^[-/]Embedding$/i;

/**
 * The first switch that a packaged app does not start with, or undefined. Chromium and Node have hundreds, many of which open the app to whoever
 * can start it (debugging, proxies, other certificates, programs to run, no sandbox), and fuses stop few of them; so what is not known to be
 * harmless is refused. As Chromium reads them: one or two dashes, on Windows a slash too, nothing behind a lone `--`.
 */
export function refusedSwitch(argv: readonly string[], platform: NodeJS.Platform): string | undefined {
  const end = argv.indexOf('--');
  const own = argv.slice(1, end === -1 ? undefined : end);
  return own.find((argument) => isSwitch(argument, platform) && !isAllowed(argument, platform));
}

function isSwitch(argument: string, platform: NodeJS.Platform): boolean {
  return /^-./.test(argument) || (platform === 'win32' && argument.startsWith('/'));
}

function isAllowed(argument: string, platform: NodeJS.Platform): boolean {
  if (platform === 'darwin' && OF_MACOS.test(argument)) return true;
  if (platform === 'win32' && OF_WINDOWS.test(argument)) return true;
  const [, name = '', value = ''] = /^(?:--|[-/])([^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
  return name === 'enable-features' ? DRAWING.test(value) : ALLOWED.has(name);
}
