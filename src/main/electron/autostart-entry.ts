export interface AutostartApp {
  name: string;
  /** Absolute path of what is to be started. */
  path: string;
}

/**
 * A desktop entry for `$XDG_CONFIG_HOME/autostart` (freedesktop.org: Desktop Entry Specification 1.5, Desktop Application Autostart 0.5).
 * undefined where the specification has no way to write this program: `=` and control characters in its path.
 */
export function autostartEntry({ name, path }: AutostartApp): string | undefined {
  if (/[=\p{Cc}]/u.test(path) || !path.startsWith('/')) return undefined;
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${asValue(quoted(path))}`,
    `TryExec=${asValue(path)}`, // nothing is started, and nothing reported, once the app is uninstalled
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An argument of the Exec key: in double quotes, where four signs are escaped; `%` begins a field code, quoted or not. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** Any value of type string is unescaped once before the Exec key's own rules apply: each backslash is written twice. */
function asValue(text: string): string {
  return text.replaceAll('\\', '\\\\');
}
