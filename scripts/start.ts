/** Builds the app and starts it: `npm start`, or `npm run demo` for the embedded call centre. Further arguments go to the app. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FOR_STAND_IN, requirePackages } from './packages.ts';
import { chooseRuntime, describeRuntime, ROOT } from './runtime.ts';
import { sandboxAdviceFor } from './sandbox.ts';

const runtime = chooseRuntime();
console.log(describeRuntime(runtime));
if (runtime.kind === 'stand-in') requirePackages(FOR_STAND_IN);

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
if (!hasDisplay && runtime.kind === 'Electron') {
  console.error(
    'There is no display. `npm run screenshots` shows every screen as pictures; `xvfb-run -a npm run demo` gives the app a display.',
  );
  process.exit(1);
}

const build = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
if (build.status !== 0) process.exit(build.status ?? 1);

const advice = runtime.kind === 'Electron' ? sandboxAdviceFor(runtime.executable) : undefined;
if (advice !== undefined) console.log(advice);

const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const app = spawn(runtime.executable, [...sandbox, ROOT, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
app.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
