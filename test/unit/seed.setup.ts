import { givenSeed } from '../stress/kit/seed.ts';

// Every property then tries what it tried the last time; without it, something new in each run. Loaded only then: most tests need no fast-check.
const seed = givenSeed();
if (seed !== undefined) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed });
}
