import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DEFECTS, type Defect } from './defects.ts';

const ROOT = join(import.meta.dirname, '../..');
const PLANT = join(import.meta.dirname, 'plant.ts');
/** A run that does not end is not red. */
const LIMIT_MS = 240_000;
/** The exit code of a run that has found something. */
const RED = 1;

export interface Proof {
  name: string;
  isCaught: boolean;
  /** The first finding, or why the run is no proof. */
  words: string;
  seconds: number;
}

/** Plants one defect after the other, each in a run of its own, two at a time. `only`: a name, or a part of several. */
export async function prove(seed: number, only: string | undefined, onProof: (proof: Proof) => void): Promise<Proof[]> {
  const isMeant = (name: string): boolean =>
    only === undefined || (only in DEFECTS ? name === only : name.includes(only));
  const waiting = Object.entries(DEFECTS).filter(([name]) => isMeant(name));
  const proofs: Proof[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const proof = await proveOne(...next, seed);
      proofs.push(proof);
      onProof(proof);
    }
  };
  await Promise.all([work(), work()]);
  return proofs;
}

async function proveOne(name: string, { histories, kills }: Defect, seed: number): Promise<Proof> {
  const begun = performance.now();
  const wanted = ['--histories', histories, '--kills', kills, '--damage', 0, '--seed', seed, '--quick'].map(String);
  const run = spawn(process.execPath, ['--import', PLANT, join(ROOT, 'scripts/history-prove.ts'), ...wanted], {
    cwd: ROOT,
    env: { ...process.env, HISTORY_DEFECT: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => run.kill('SIGKILL'), LIMIT_MS);
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  clearTimeout(timer);
  const finding = /^found: (.*)$/m.exec(output)?.[1];
  const isCaught = code === RED && finding !== undefined && /^history: histories=/m.test(output);
  const words = isCaught
    ? finding
    : code === 0
      ? 'the run was clean'
      : `no proof, exit ${code ?? 'by signal'}: ${output.slice(-600)}`;
  return { name, isCaught, words, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}
