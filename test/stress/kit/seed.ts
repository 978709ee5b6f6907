import { wholeNumber } from './whole-number.ts';

/**
 * The seed of everything that tries at random: that of the environment (`FUZZ_SEED`), or a new one below 10⁹. CI sets it, so that a red
 * run is the fault of the change before it; `npm run soak` looks for more with new ones.
 */
export function randomSeed(): number {
  return givenSeed() ?? Date.now() % 1_000_000_000;
}

/** `FUZZ_SEED` where it is set; ends the process where it is no whole number. */
export function givenSeed(): number | undefined {
  const text = process.env['FUZZ_SEED'];
  return text ? wholeNumber('FUZZ_SEED', text) : undefined;
}
