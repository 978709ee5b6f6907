import type { CallRow } from '../../preload/contract/index.ts';

/** As many as fit between the field and the foot. */
const SHOWN = 4;

/** Recent numbers that hold what was typed; all of them while nothing is typed. */
export function suggestionsFor(recent: readonly CallRow[], typed: string): CallRow[] {
  const part = partOf(typed);
  return recent
    .filter(({ customerNumber }) => customerNumber !== '' && partOf(customerNumber).includes(part))
    .slice(0, SHOWN);
}

/** Digits without the country code of the mainland, which one may have and the other not. */
function partOf(number: string): string {
  const digits = number.normalize('NFKC').replaceAll(/[^\d+]/g, '');
  return digits.replace(/^(?:\+|00)860*/, '').replaceAll('+', '');
}

/** The next place of the highlight; one step above the first is "none", so that the field keeps its own text. */
export function stepTo(at: number, by: 1 | -1, length: number): number {
  return Math.min(length - 1, Math.max(-1, at + by));
}
