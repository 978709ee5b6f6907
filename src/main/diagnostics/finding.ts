import type { Facts, FindingCode } from '../../preload/contract/index.ts';

export interface Finding {
  code: FindingCode;
  facts: Facts;
}

/** Looks at one thing. Must not reject but for a fault of ours and `signed-out`; nobody waits for it once the signal is aborted. */
export type Look = (signal: AbortSignal) => Promise<Finding>;

export function found(code: FindingCode, facts: Facts = {}): Finding {
  return { code, facts };
}
