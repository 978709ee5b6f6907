import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { promisify } from 'node:util';
import { queryRegistry, windowsSystemFolder } from './windows-registry.ts';

const LIMIT_MS = 10_000;
const run = promisify(execFile);

/** The security descriptor of a file or folder, in SDDL. Rejects when Windows does not say in time. */
export async function readSecurity(path: string): Promise<string> {
  const powershell = win32.join(windowsSystemFolder(), String.raw`WindowsPowerShell\v1.0\powershell.exe`);
  // The path travels in a variable: nothing in it can be read as a command.
  const args = ['-NoProfile', '-NonInteractive', '-Command', '(Get-Acl -LiteralPath $env:SECURITY_OF).Sddl'];
  const env = { ...process.env, SECURITY_OF: path };
  const { stdout } = await run(powershell, args, { env, timeout: LIMIT_MS, windowsHide: true });
  return stdout.trim();
}

const SHELL_FOLDERS = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders`;

/** The folder of all users' program data, from the machine's registry and not from `%ProgramData%`, which any user can set for a program. */
export async function programDataFolder(): Promise<string> {
  return folderInRegistry(await queryRegistry(SHELL_FOLDERS, 'Common AppData')) ?? String.raw`C:\ProgramData`;
}

/** The path in the output of `reg query`: name, type, value. */
export function folderInRegistry(output: string): string | undefined {
  return /^\s+Common AppData\s+REG_(?:EXPAND_)?SZ\s+([a-z]:\\.*\S)\s*$/im.exec(output)?.[1];
}
