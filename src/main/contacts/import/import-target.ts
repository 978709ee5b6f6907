import type { ImportChoice, ImportPlan, ImportResult, OnEqual } from '../../../preload/contract/index.ts';
import type { DoNotCallService } from '../../do-not-call/do-not-call.service.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { ContactsService } from '../contacts.service.ts';
import type { RowMeaning } from './read-row.ts';

/** A row of the file that can be taken. `row`: in the file, from 1. */
export interface FineRow {
  row: number;
  meaning: RowMeaning;
}

/** Where the rows of a file go. */
export interface ImportTarget {
  /** Whether a number of this row stands there already. */
  isKnown: (meaning: RowMeaning, choice: ImportChoice) => boolean;
  /** What else the plan says of the rows that are fine. `see` gets each of them, `found` is asked at the end. */
  survey?: (choice: ImportChoice) => { see: (meaning: RowMeaning) => void; found: () => Partial<ImportPlan> };
  /** Before the first rows are taken. `titles`: of the columns that are kept as they are. */
  begin?: (choice: ImportChoice, titles: readonly string[]) => void;
  /** Takes these rows in one transaction. Taking them again, after a failure, adds nothing. */
  take: (rows: readonly FineRow[], onEqual: OnEqual, choice: ImportChoice) => Omit<ImportResult, 'odd'>;
  /** The import is over, or has failed: tell the windows. */
  told: () => void;
}

export function contactsTarget(contacts: ContactsService): ImportTarget {
  return {
    isKnown: ({ draft }) => contacts.hasAny(draft),
    take: (rows, onEqual) => {
      const result = { added: 0, merged: 0, skipped: 0 };
      const drafts = rows.map(({ meaning }) => meaning.draft);
      for (const taken of contacts.take(drafts, onEqual)) result[taken]++;
      return result;
    },
    told: () => contacts.told(),
  };
}

export function doNotCallTarget(doNotCall: DoNotCallService): ImportTarget {
  return {
    isKnown: ({ draft }) => draft.numbers.some(({ number }) => doNotCall.has(numberKey(number))),
    take: (rows, onEqual) => {
      const entries = rows.flatMap(({ meaning: { draft, reason, expiresAt } }) =>
        draft.numbers.map(({ number }) => ({
          number,
          reason,
          source: 'file' as const,
          ...(expiresAt !== undefined && { expiresAt }),
        })),
      );
      const fresh = entries.filter(({ number }) => !doNotCall.has(number));
      const known = entries.length - fresh.length;
      doNotCall.addAll(onEqual === 'skip' ? fresh : entries);
      const isSkipped = onEqual === 'skip';
      return { added: fresh.length, merged: isSkipped ? 0 : known, skipped: isSkipped ? known : 0 };
    },
    told: () => doNotCall.told(),
  };
}
