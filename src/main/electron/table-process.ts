import { utilityProcess } from 'electron';
import { HEAP_MB, type TableProcess } from '../table-files/table-file.ts';

/** The process that reads one file. `script` is its built entry. */
export function startTableProcess(script: string): TableProcess {
  const execArgv = [`--js-flags=--max-old-space-size=${HEAP_MB}`];
  return utilityProcess.fork(script, [], { serviceName: 'Table', stdio: 'ignore', execArgv });
}
