import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenSeed, randomSeed } from '../../../stress/kit/seed.ts';

/** The values that a property is tried with. */
function tried(): number[] {
  const values: number[] = [];
  fc.assert(
    fc.property(fc.integer(), (value) => void values.push(value)),
    { numRuns: 20 },
  );
  return values;
}

describe('the seed of all that is random', () => {
  const usual = fc.readConfigureGlobal();
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    vi.unstubAllEnvs();
    fc.configureGlobal(usual);
  });

  it('is that of the environment', async () => {
    vi.stubEnv('FUZZ_SEED', '4711');
    expect([givenSeed(), randomSeed()]).toEqual([4711, 4711]);
    await import('../../seed.setup.ts');
    const first = tried();
    expect(tried()).toEqual(first);
    vi.stubEnv('FUZZ_SEED', '4712');
    vi.resetModules();
    await import('../../seed.setup.ts');
    expect(tried()).not.toEqual(first);
  });

  it('is a new one without it', async () => {
    vi.stubEnv('FUZZ_SEED', undefined);
    fc.configureGlobal({});
    expect(givenSeed()).toBeUndefined();
    expect(randomSeed()).toBeGreaterThanOrEqual(0);
    await import('../../seed.setup.ts');
    expect(tried()).not.toEqual(tried());
  });
});
