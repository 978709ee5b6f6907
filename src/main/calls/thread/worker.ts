import { parentPort, workerData } from 'node:worker_threads';
import type { FromMain, ThreadStart } from './thread-api.ts';
import { ThreadHost } from './thread-host.ts';

/** The entry of the calls' thread. */
if (!parentPort) throw new Error('to be started as a worker');
const host = new ThreadHost(workerData as ThreadStart, parentPort);
parentPort.on('message', (message: FromMain) => host.hear(message));
