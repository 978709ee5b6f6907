/** Builds the app and starts it: `npm start`, or `npm run demo` for the embedded call centre. Further arguments go to the app. */
import { spawn } from 'node:child_process';
import { FOR_ELECTRON, requirePackages } from './packages.ts';
import { buildFor, chooseRuntime } from './runtime.ts';
import { sandboxAdviceFor } from './sandbox.ts';

const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
if (process.platform === 'linux' && DISPLAY === '' && WAYLAND_DISPLAY === '') {
  console.error(
    'There is no display: start this on a desktop, or type `npm run screenshots` for pictures of every screen in out/screenshots.',
  );
  process.exit(1);
}
requirePackages(FOR_ELECTRON);
const runtime = await chooseRuntime();
buildFor(runtime);

const advice = sandboxAdviceFor(runtime.executable);
if (advice !== undefined) console.log(advice);

const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const app = spawn(runtime.executable, [...sandbox, runtime.app, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // In a process group of its own: Ctrl+C reaches only this script. The app's windows would die of it before main could end them.
  detached: process.platform !== 'win32',
});
/** npm passes on what the terminal has sent already: a second signal so soon is the same one. */
const SAME_SIGNAL_MS = 1_000;
let askedAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    const now = performance.now();
    // Electron quits in order on the first one; who asks again does not want to wait.
    if (askedAt === undefined) app.kill('SIGTERM');
    else if (now - askedAt > SAME_SIGNAL_MS) app.kill('SIGKILL');
    askedAt ??= now;
  });
app.on('exit', (code, signal) => process.exit(code ?? (signal && askedAt === undefined ? 1 : 0)));
