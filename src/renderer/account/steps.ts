/** The steps of the first run, in their order. The last one comes right after signing in and can be skipped. */
export const STEPS = ['host', 'token', 'agent', 'phone'] as const;
export type Step = (typeof STEPS)[number];

/** The first step that is not done yet; what comes behind it may already be filled in. */
export function stepAt({ isHostGood, isTokenGood }: { isHostGood: boolean; isTokenGood: boolean }): Step {
  if (!isHostGood) return 'host';
  return isTokenGood ? 'agent' : 'token';
}
