import type { Facts, FindingCode } from '../../preload/contract/index.ts';

export interface Finding {
  code: FindingCode;
  facts: Facts;
}

/** Checks one thing. Rejects only with `signed-out` or because of a bug; its result is ignored once the signal is aborted. */
export type CheckRun = (signal: AbortSignal) => Promise<Finding>;

export function found(code: FindingCode, facts: Facts = {}): Finding {
  return { code, facts };
}
