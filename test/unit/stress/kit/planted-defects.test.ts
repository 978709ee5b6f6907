import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFECTS as faults } from '../../../stress/dialer/defects.ts';
import { DEFECTS as history } from '../../../stress/history/defects.ts';
import { applied, type Change } from '../../../stress/kit/change.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** Every file with its changes in it, by its path. */
async function planted(changes: readonly Change[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const one of changes) {
    const source = files.get(one.file) ?? (await readFile(join(ROOT, one.file), 'utf8'));
    files.set(one.file, applied(source, one));
  }
  return files;
}

describe.each(Object.entries({ faults, history }))('the planted defects of %s', (_suite, defects) => {
  it.each(Object.entries<{ changes: Change[] }>(defects))('still fit the source: %s', async (_name, { changes }) => {
    expect((await planted(changes)).size).toBeGreaterThan(0);
  });
});

describe('a change', () => {
  it('is made where its place is there once, and refused where it is not', () => {
    const one = { file: 'a.ts', from: 'b', to: 'c' };
    expect(applied('a b', one)).toBe('a c');
    expect(() => applied('a', one)).toThrow('a.ts has 0 of: b');
    expect(() => applied('b b', one)).toThrow('a.ts has 2 of: b');
  });
});
