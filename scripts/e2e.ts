/** Runs the end-to-end tests on the built app: `npm run test:e2e`. Further arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FOR_TESTS, requirePackages } from './packages.ts';
import { chooseRuntime, describeRuntime, ROOT } from './runtime.ts';

requirePackages(FOR_TESTS);
const runtime = chooseRuntime();
console.log(describeRuntime(runtime));
if (!existsSync(join(ROOT, 'out/main/index.js'))) {
  console.error('There is no build yet: run `npm run build` first.');
  process.exit(1);
}

const playwright = [join(ROOT, 'node_modules/playwright/cli.js'), 'test', '--config', 'test/e2e/playwright.config.ts'];
const needsDisplay = runtime.kind === 'Electron' && process.platform === 'linux' && !process.env['DISPLAY'];
const command = needsDisplay ? ['xvfb-run', '-a', process.execPath, ...playwright] : [process.execPath, ...playwright];
const run = spawnSync(command[0] ?? '', [...command.slice(1), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, COMPANION_EXECUTABLE: runtime.executable, COMPANION_RUNTIME: runtime.kind },
});
process.exit(run.status ?? 1);
