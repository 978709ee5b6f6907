/** Builds the app and runs the end-to-end tests on it: `npm run test:e2e`. Further arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FOR_PHONE, FOR_TESTS, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime, ROOT } from './runtime.ts';

requirePackages([...FOR_TESTS, ...FOR_PHONE]); // one spec looks at a real phone
const runtime = await chooseRuntime();
buildFor(runtime);
const playwright = [join(ROOT, 'node_modules/playwright/cli.js'), 'test', '--config', 'test/e2e/playwright.config.ts'];
const run = spawnSync(process.execPath, [...playwright, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, COMPANION_APP: runtime.app },
});
process.exit(run.status ?? 1);
