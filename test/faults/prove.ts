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
  const waiting = Object.entries(DEFECTS).filter(([name]) => only === undefined || isMeant(name, only));
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

function isMeant(name: string, only: string): boolean {
  return only in DEFECTS ? name === only : name.includes(only);
}

async function proveOne(name: string, { trials, kills }: Defect, seed: number): Promise<Proof> {
  const begun = performance.now();
  const wanted = ['--trials', String(trials), '--kills', String(kills), '--seed', String(seed), '--quick'];
  const run = spawn(process.execPath, ['--import', PLANT, join(ROOT, 'scripts/faults.ts'), ...wanted], {
    cwd: ROOT,
    env: { ...process.env, FAULTS_DEFECT: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => run.kill('SIGKILL'), LIMIT_MS);
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  clearTimeout(timer);
  const finding = /^found: (.*)$/m.exec(output)?.[1];
  const isCaught = code === RED && finding !== undefined && /^faults: trials=/m.test(output);
  const words = isCaught
    ? finding
    : code === 0
      ? 'the run was clean'
      : `no proof, exit ${code ?? 'by signal'}: ${output.slice(-600)}`;
  return { name, isCaught, words, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}
