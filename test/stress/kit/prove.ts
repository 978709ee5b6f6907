import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Change } from './change.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** A run that does not end is not red. */
const LIMIT_MS = 240_000;
/** The exit code of a run that has found something. */
const RED = 1;

/** A script that tries something, and the mistakes that it must find. Paths are from the project's folder. */
export interface Suite<Defect extends { changes: Change[] }> {
  defects: Readonly<Record<string, Defect>>;
  script: string;
  /** Loaded before it: plants the defect that `variable` names. */
  plant: string;
  variable: string;
  /** The options of a run that finds the defect at the latest. */
  options: (defect: Defect) => Record<string, number>;
  /** How the last line of a run begins that came to its end. */
  closing: RegExp;
}

interface Proof {
  isCaught: boolean;
  /** The first finding, or why the run is no proof. */
  words: string;
}

/**
 * Plants one defect after the other, each in a run of its own, two at a time, and prints what became of them; the last line is for machines.
 * `only`: a name, or a part of several. True when there was one at least, and all were caught.
 */
export async function proveAll<Defect extends { changes: Change[] }>(
  suite: Suite<Defect>,
  seed: number,
  only: string | undefined,
): Promise<boolean> {
  const isMeant = (name: string): boolean =>
    only === undefined || (only in suite.defects ? name === only : name.includes(only));
  const waiting = Object.entries(suite.defects).filter(([name]) => isMeant(name));
  const count = waiting.length;
  let caught = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, defect] = next;
      const begun = performance.now();
      const { isCaught, words } = await proveOne(suite, name, defect, seed);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      console.log(`${isCaught ? 'caught' : 'MISSED'}  ${name} (${seconds} s)\n        ${words}`);
      if (isCaught) caught++;
    }
  };
  await Promise.all([work(), work()]);
  console.log(`proof: defects=${count} caught=${caught} missed=${count - caught} seed=${seed}`);
  return count > 0 && caught === count;
}

async function proveOne<Defect extends { changes: Change[] }>(
  { script, plant, variable, options, closing }: Suite<Defect>,
  name: string,
  defect: Defect,
  seed: number,
): Promise<Proof> {
  const wanted = Object.entries({ ...options(defect), seed }).flatMap(([option, value]) => [`--${option}`, `${value}`]);
  const run = spawn(process.execPath, ['--import', join(ROOT, plant), join(ROOT, script), ...wanted, '--quick'], {
    cwd: ROOT,
    env: { ...process.env, [variable]: name },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => run.kill('SIGKILL'), LIMIT_MS);
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  clearTimeout(timer);
  const finding = /^found: (.*)$/m.exec(output)?.[1];
  if (code === RED && finding !== undefined && closing.test(output)) return { isCaught: true, words: finding };
  const words = code === 0 ? 'the run was clean' : `no proof, exit ${code ?? 'by signal'}: ${output.slice(-600)}`;
  return { isCaught: false, words };
}
