/**
 * All tests: `npm test`. What is missing is installed or named before anything runs. Every part runs, whatever becomes of the one before; exit 1
 * when one was red. Elsewhere than on Linux the last lines say what was left out.
 */
import { spawnSync } from 'node:child_process';
import { FOR_PHONE, FOR_TESTS, requirePackages } from './packages.ts';
import { chooseRuntime, ROOT } from './runtime.ts';

const isLinux = process.platform === 'linux';
requirePackages([...FOR_TESTS, ...FOR_PHONE]);
const { dist } = await chooseRuntime();
const parts = ['test:unit', 'test:e2e', ...(isLinux ? ['test:phone'] : [])];
const red = parts.filter((part) => !isGreen(part));

if (!isLinux)
  console.log(
    'Left out: test:phone (its registrar and phones are Debian packages); the end-to-end tests of tray, notifications, keyring and network name themselves above as skipped.',
  );
console.log(red.length === 0 ? `Green: ${parts.join(', ')}` : `Red: ${red.join(', ')}`);
process.exit(red.length === 0 ? 0 : 1);

function isGreen(part: string): boolean {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: ROOT, env, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  return spawnSync(npm, ['run', part], options).status === 0;
}
