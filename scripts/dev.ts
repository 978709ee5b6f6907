/**
 * `npm run dev`: builds the app and starts it, and does both again when something under src/ was saved. Further arguments go to the app, e.g. `-- --demo`.
 * No hot reload: windows load only the bundle (`app://`, no connection of their own), here as in the product.
 */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { launch, passSignals, runtimeWithDisplay } from './launch.ts';
import { build, buildFor, ROOT } from './runtime.ts';

/** An editor saves several files at once. */
const SETTLE_MS = 300;

const runtime = await runtimeWithDisplay();
buildFor(runtime);
let app = launch(runtime, process.argv.slice(2));
const wasAsked = passSignals(() => app);

let pause: NodeJS.Timeout | undefined;
let isRestarting = false;
let isDue = false;
watch(join(ROOT, 'src'), { recursive: true }, () => {
  clearTimeout(pause);
  pause = setTimeout(() => void restart(), SETTLE_MS);
});
endWith(app);

async function restart(): Promise<void> {
  isDue = true;
  if (isRestarting) return;
  isRestarting = true;
  while (isDue && !wasAsked()) {
    isDue = false;
    const before = app;
    if (build(runtime) !== 0) continue; // the app of before goes on
    if (before.exitCode === null && before.signalCode === null) {
      before.removeAllListeners('exit');
      before.kill('SIGTERM');
      await once(before, 'exit');
    }
    app = launch(runtime, process.argv.slice(2));
    endWith(app);
  }
  isRestarting = false;
}

/** Quitting the app ends this, too. */
function endWith(running: typeof app): void {
  running.on('exit', (code) => process.exit(code ?? 0));
}
