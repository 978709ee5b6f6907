/** Builds the app and starts it: `npm start`, or `npm run demo` for the embedded call centre. Further arguments go to the app. */
import { launch, passSignals, runtimeWithDisplay } from './launch.ts';
import { buildFor } from './runtime.ts';

const runtime = await runtimeWithDisplay();
buildFor(runtime);
const app = launch(runtime, process.argv.slice(2));
const wasAsked = passSignals(() => app);
app.on('exit', (code, signal) => process.exit(code ?? (signal && !wasAsked() ? 1 : 0)));
