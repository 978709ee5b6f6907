import type { Contradiction, ContradictionKind } from '../../../preload/contract/index.ts';
import { found, type CheckRun } from '../finding.ts';

/** The last days' calls, as the agent asked for them, as the server recorded them and as the phone heard them. */
export function checkAccounts(
  lately: () => Promise<{ calls: number | undefined; contradictions: Contradiction[] }>,
): CheckRun {
  return async () => {
    const { calls, contradictions } = await lately();
    if (calls === undefined) return found('accounts-none');
    if (contradictions.length === 0) return found('accounts-agree', { count: calls });
    const byKind = new Map<ContradictionKind, number>();
    for (const { is } of contradictions) byKind.set(is, (byKind.get(is) ?? 0) + 1);
    return found('accounts-differ', {
      count: calls,
      contradictions: [...byKind].map(([is, times]) => ({ is, calls: times })),
    });
  };
}
