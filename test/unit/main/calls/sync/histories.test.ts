import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFECTS } from '../../../../stress/history/defects.ts';

const ROOT = join(import.meta.dirname, '../../../../..');

async function prove(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
  const run = spawn(process.execPath, [join(ROOT, 'scripts/stress-history.ts'), ...args], { cwd: ROOT });
  let output = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(run, 'close')) as [number | null];
  return { code, lines: output.trim().split('\n') };
}

describe('npm run stress:history', () => {
  it('finds nothing, and says so in a line for machines', { timeout: 120_000 }, async () => {
    const { code, lines } = await prove('--histories', '200', '--kills', '8', '--damage', '10', '--seed', '11');
    expect(lines.at(-1)).toBe('history: histories=200 differences=0 kills=8 lost=0 corrupt=10 crashes=0 seed=11');
    expect(code, lines.join('\n')).toBe(0);
  });

  it.each(['windows do not overlap', 'the total is trusted', 'pages count from 0', 'claims come before the rows'])(
    'turns red when somebody breaks it: %s',
    { timeout: 120_000 },
    async (name) => {
      const { code, lines } = await prove('--prove', '--only', name, '--seed', '11');
      expect(lines.at(-1)).toBe('proof: defects=1 caught=1 missed=0 seed=11');
      expect(code).toBe(0);
    },
  );

  it('is no proof when no defect has this name', { timeout: 60_000 }, async () => {
    const { code, lines } = await prove('--prove', '--only', 'no such defect', '--seed', '11');
    expect([code, lines.at(-1)]).toEqual([1, 'proof: defects=0 caught=0 missed=0 seed=11']);
  });

  it('refuses nonsense', { timeout: 60_000 }, async () => {
    expect((await prove('--histories', 'many')).code).toBe(2);
  });
});

describe('the planted defects of the sync', () => {
  it('are at least a dozen, each found by histories or by kills', () => {
    const defects = Object.values(DEFECTS);
    expect(defects.length).toBeGreaterThanOrEqual(12);
    expect(defects.filter(({ histories, kills }) => histories + kills === 0)).toEqual([]);
  });

  it('end the run when they do not fit the source any more', { timeout: 60_000 }, async () => {
    const [plant, script] = ['test/stress/history/plant.ts', 'scripts/stress-history.ts'].map((path) =>
      join(ROOT, path),
    );
    const run = spawn(process.execPath, ['--import', plant ?? '', script ?? ''], {
      cwd: ROOT,
      env: { ...process.env, HISTORY_DEFECT: 'one that nobody has written' },
    });
    expect((await once(run, 'close'))[0]).toBe(70);
  });
});
