import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const WRITES = `
  const { workerData: path } = require('node:worker_threads');
  const { fdatasyncSync, openSync, writeSync } = require('node:fs');
  const [file, block] = [openSync(path, 'w'), Buffer.alloc(65_536)];
  for (let n = 0; ; n++) {
    writeSync(file, block, 0, block.length, (n % 1_000) * block.length);
    if (n % 200 === 0) fdatasyncSync(file);
  }`;
const SENDS = `
  const { connect, createServer } = require('node:net');
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1', () => {
    const socket = connect(server.address().port, '127.0.0.1');
    const page = Buffer.alloc(200_000);
    socket.on('data', () => socket.write(page)).write(page);
  });`;

/** What a first load must do at the least, without any of our code: a thread that writes a file, and one that sends to itself. Returns what ends it. */
export function startBusyThreads(path: string): () => Promise<void> {
  const threads = [new Worker(WRITES, { eval: true, workerData: path }), new Worker(SENDS, { eval: true })];
  return async () => {
    await Promise.all(threads.map((thread) => thread.terminate()));
    rmSync(path, { force: true });
  };
}
