import type { OwnRow } from './own-copy.ts';

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
  /**
   * A row of a backup or vault as it may be taken in, with what is derived from it computed anew; undefined: it is left out. Its cells are of the
   * columns' types already, and keys of numbers are right.
   */
  admit?: (row: OwnRow) => OwnRow | undefined;
  /** The same text for rows that mean the same under two ids: a merge makes them one, by `join`. */
  sameness?: (row: OwnRow) => string | undefined;
  /** `newer` with what must not be lost of `older`, also where both have one id. Without this, the newer one is all that counts. */
  join?: (newer: OwnRow, older: OwnRow) => OwnRow;
  /** Its rows protect their customers: no file removes one, or turns it into another's. */
  isProtection?: boolean;
}
