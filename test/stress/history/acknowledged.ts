import type { CallRecord } from '../../../src/preload/contract/index.ts';
import type { CompletePeriod } from '../../../src/main/calls/store/store-shape.ts';

/** What a child says after a write has come back; `moment` is its world's time. */
export type Acknowledged =
  | { is: 'time'; moment: number }
  | { is: 'rows'; rows: [uuid: string, version: number][] }
  | { is: 'complete'; period: CompletePeriod; moment: number }
  | { is: 'note'; uuid: string; text: string; moment: number };

/** Records of these worlds only ever get an end, and then a score. */
export function versionOf({ endedAt, score }: Pick<CallRecord, 'endedAt' | 'score'>): number {
  return (endedAt === undefined ? 0 : 1) + 2 * (score ?? 0);
}
