import { describe, expect, it } from 'vitest';
import { applied, assertFit, change } from '../../../stress/kit/change.ts';

describe('a change', () => {
  it('is made where its place is there once, and refused where it is not', () => {
    const one = change('a.ts', 'b', 'c');
    expect(applied('a b', one)).toBe('a c');
    expect(() => applied('a', one)).toThrow('a.ts has 0 of: b');
    expect(() => applied('b b', one)).toThrow('a.ts has 2 of: b');
  });
});

describe('planted defects', () => {
  const readme = (from: string) => ({ changes: [change('README.md', from, 'another name')] });

  it('fit a source that has their place once', async () => {
    await expect(assertFit({ named: readme('# Softphone Companion') })).resolves.toBeUndefined();
  });

  it('are named where they no longer fit', async () => {
    const defects = { gone: readme('no such line'), lost: { changes: [change('no-such-file.ts', 'a', 'b')] } };
    await expect(assertFit(defects)).rejects.toThrow(/gone: README\.md has 0 of[^]*lost: .*no-such-file/);
  });
});
