import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../support/temp-folder.ts';

const MODULE = join(import.meta.dirname, '../../../../src/main/network/system-authorities.ts');

/** In a process of its own, since they are read once a process: the thread runs `worker`. */
async function told(worker: string, program: string): Promise<unknown> {
  const script = join(await tempFolder(), 'worker.mjs');
  await writeFile(script, `import { parentPort } from 'node:worker_threads';\n${worker}`);
  const source = `
    const { readAuthoritiesBy, systemAuthorities, isReadingAuthorities } = await import('${MODULE}');
    readAuthoritiesBy('${script}');
    const told = await (async () => { ${program} })();
    console.log(JSON.stringify(told));
    process.exit();
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source]);
  return JSON.parse(stdout);
}

const HALF_A_SECOND = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);';

describe('the system’s authorities', () => {
  it('are read once for whoever asks, and stand beside Node’s own', async () => {
    const worker = `parentPort.postMessage(['ours ' + Math.random()]);`;
    const program = `
      const both = await Promise.all([systemAuthorities(), systemAuthorities()]);
      const later = await systemAuthorities();
      return { count: later.length, areSame: both.every((one) => one === later), isOurs: later.at(-1).startsWith('ours 0.'), reads: isReadingAuthorities() };
    `;
    const count = rootCertificates.length + 1;
    expect(await told(worker, program)).toEqual({ count, areSame: true, isOurs: true, reads: false });
  });

  it('do not hold up the thread that asks, however long the system takes', async () => {
    const program = `
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 10);
      const asked = systemAuthorities();
      const reads = isReadingAuthorities();
      await asked;
      clearInterval(timer);
      return { reads, isFree: turns > 10 };
    `;
    expect(await told(`${HALF_A_SECOND} parentPort.postMessage([]);`, program)).toEqual({ reads: true, isFree: true });
  });

  it('are asked for again where the thread has died, and meanwhile Node’s own count', async () => {
    const program = `
      const first = await systemAuthorities();
      readAuthoritiesBy(new URL('data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.postMessage(["ours"])'));
      return [first.length, (await systemAuthorities()).length];
    `;
    const count = rootCertificates.length;
    expect(await told(`throw new Error('refused');`, program)).toEqual([count, count + 1]);
  });
});
