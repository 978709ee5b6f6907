import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFECTS } from '../../../stress/dialer/defects.ts';

const ROOT = join(import.meta.dirname, '../../../..');

async function faults(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
  const run = spawn(process.execPath, [join(ROOT, 'scripts/stress-dialer.ts'), ...args], { cwd: ROOT });
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  return { code, lines: output.trim().split('\n') };
}

describe.concurrent('npm run stress:dialer', () => {
  it('finds nothing, and says so in a line for machines', { timeout: 60_000 }, async () => {
    const { code, lines } = await faults('--trials', '60', '--kills', '6', '--seed', '11');
    expect(lines.at(-1)).toMatch(
      /^faults: trials=60 kinds=[2-9]\d clicks=\d+ posts=\d+ kills=6 double_posts=0 false_not_placed=0 false_placed=0 resends_after_restart=0 other_violations=0 seed=11$/,
    );
    expect(code, lines.join('\n')).toBe(0);
  });

  it('is no proof when no defect has this name', { timeout: 60_000 }, async () => {
    const { code, lines } = await faults('--prove', '--only', 'no such defect', '--seed', '11');
    expect([code, lines.at(-1)]).toEqual([1, 'proof: defects=0 caught=0 missed=0 seed=11']);
  });

  it('refuses nonsense', async () => {
    expect((await faults('--trials', 'many')).code).toBe(2);
  });
});

describe('the planted defects', () => {
  it('are at least a dozen, each found by trials or by kills', () => {
    const defects = Object.values(DEFECTS);
    expect(defects.length).toBeGreaterThanOrEqual(12);
    expect(defects.filter(({ trials, kills }) => trials + kills === 0)).toEqual([]);
  });

  it('end the run when they do not fit the source any more', async () => {
    const run = spawn(
      process.execPath,
      ['--import', join(ROOT, 'test/stress/dialer/plant.ts'), join(ROOT, 'scripts/stress-dialer.ts')],
      {
        cwd: ROOT,
        env: { ...process.env, FAULTS_DEFECT: 'one that nobody has written' },
      },
    );
    expect((await once(run, 'close'))[0]).toBe(70);
  });
});
