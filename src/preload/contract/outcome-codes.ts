/** What a call can come to, in the company's or the agent's own words. */
export interface OutcomeCode {
  /** Stands in the rows of calls: lower-case letters, digits and hyphens. */
  id: string;
  labels: { 'zh-CN': string; en: string };
  colour: 'green' | 'amber' | 'red' | 'neutral';
  meaning: 'talked' | 'refused' | 'not-reached';
  /** The digit that chooses it. */
  key: string;
  /** What follows at once: the dialog of a follow-up opens, or the customer is put on the do-not-call list (empty reason: the label). */
  then: { is: 'nothing' } | { is: 'follow-up' } | { is: 'do-not-call'; reason: string };
  /** What becomes of the customer's place in a call list. */
  inLists: 'done' | 'again' | 'never';
}
