import { spawn, type ChildProcess } from 'node:child_process';
import { FOR_ELECTRON, requirePackages } from './packages.ts';
import { chooseRuntime, type Runtime } from './runtime.ts';
import { sandboxAdviceFor } from './sandbox.ts';

/** The Electron to start the app with; exits with a sentence where there is no display or a package is missing. */
export async function runtimeWithDisplay(): Promise<Runtime> {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  if (process.platform === 'linux' && DISPLAY === '' && WAYLAND_DISPLAY === '') {
    console.error(
      'There is no display: start this on a desktop, or type `npm run screenshots` for pictures of every screen in out/screenshots.',
    );
    process.exit(1);
  }
  requirePackages(FOR_ELECTRON);
  const runtime = await chooseRuntime();
  const advice = sandboxAdviceFor(runtime.executable);
  if (advice !== undefined) console.log(advice);
  return runtime;
}

/** Starts the built app with these arguments. */
export function launch({ executable, app }: Runtime, args: readonly string[]): ChildProcess {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(executable, [...sandbox, app, ...args], {
    stdio: 'inherit',
    // In a process group of its own: Ctrl+C reaches only this script. The app's windows would die of it before main could end them.
    detached: process.platform !== 'win32',
  });
}

/** npm passes on what the terminal has sent already: a second signal so soon is the same one. */
const SAME_SIGNAL_MS = 1_000;

/** Passes the terminal's signals on to the app that runs now. Returns whether one has come. */
export function passSignals(app: () => ChildProcess): () => boolean {
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      const now = performance.now();
      // Electron quits in order on the first one; who asks again does not want to wait.
      if (askedAt === undefined) app().kill('SIGTERM');
      else if (now - askedAt > SAME_SIGNAL_MS) app().kill('SIGKILL');
      askedAt ??= now;
    });
  return () => askedAt !== undefined;
}
