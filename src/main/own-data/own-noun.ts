/**
 * What one noun (contacts, do-not-call …) keeps in the agent's own database. Its rows carry `id`, a random UUID, and `updated_at`
 * (UTC epoch ms), so that two copies of a database can be merged: of two rows with one id the later one counts. Numbers stand beside
 * their `customerKey`.
 */
export interface OwnNoun {
  /** Stands in the file: never renamed. */
  name: string;
  /** SQL, run once each and in this order. What was released never changes and removes nothing that an older version needs; a change is a further one. */
  migrations: readonly string[];
  /** Removes every row about the customer with this key, with `OwnData.remove`. Runs in a transaction. */
  forget: (customer: string) => void;
  /** Rows have come or gone without the noun's doing (another agent, a new file): drop what is cached, and tell the windows. */
  reset: () => void;
}
