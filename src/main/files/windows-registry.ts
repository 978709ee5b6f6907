import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { promisify } from 'node:util';

const LIMIT_MS = 10_000;
const run = promisify(execFile);

/** Windows' own folder; another value of the variable is not believed. */
export function windowsSystemFolder(): string {
  const root = process.env['SystemRoot'] ?? '';
  return win32.join(/^[a-z]:\\windows$/i.test(root) ? root : String.raw`C:\Windows`, 'System32');
}

/** What `reg query` prints about one value of a key: its name, type and content on a line. Empty where there is none, or Windows does not answer in time. */
export async function queryRegistry(key: string, value: string): Promise<string> {
  const reg = win32.join(windowsSystemFolder(), 'reg.exe');
  const args = ['query', key, '/v', value];
  const { stdout } = await run(reg, args, { timeout: LIMIT_MS, windowsHide: true }).catch(() => ({ stdout: '' }));
  return stdout;
}
