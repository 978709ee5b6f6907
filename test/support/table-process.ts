import { fork } from 'node:child_process';
import { join } from 'node:path';
import { HEAP_MB, tableFileReader, type TableProcess } from '../../src/main/table-files/table-file.ts';

const SCRIPT = join(import.meta.dirname, '../../src/main/table-files/table-worker.ts');

/** The reading process in plain Node. */
export function startTableProcess(heapMb = HEAP_MB): TableProcess {
  const execArgv = [`--max-old-space-size=${heapMb}`];
  const child = fork(SCRIPT, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    postMessage: (message) => child.send(message, () => undefined), // where it has ended, `exit` says so
    on: (event, listener) => child.on(event, listener),
    once: (event, listener) => child.once(event, listener),
    kill: () => child.kill('SIGKILL'),
  };
}

export const readTableFile = tableFileReader(startTableProcess);
