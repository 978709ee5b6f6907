import type { Assignment, AssignmentRow } from '../../preload/contract/index.ts';

export type AssignmentCounts = Record<AssignmentRow['state'], number>;

export function countsOf({ rows }: Assignment): AssignmentCounts {
  const counts: AssignmentCounts = { waiting: 0, sending: 0, done: 0, failed: 0, unknown: 0, 'not-sent': 0 };
  for (const row of rows) counts[row.state]++;
  return counts;
}

/** What needs a look comes first; what went well is only counted on. */
const ORDER: AssignmentRow['state'][] = ['failed', 'unknown', 'sending', 'not-sent', 'waiting', 'done'];

export function byUrgency(rows: readonly AssignmentRow[]): AssignmentRow[] {
  return [...rows].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
