import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { basename } from 'node:path';
import type {
  ContactDraft,
  ImportChoice,
  ImportFile,
  ImportPlan,
  ImportResult,
  ImportTarget,
  OddRow,
  OnEqual,
} from '../../../preload/contract/index.ts';
import type { DoNotCallService } from '../../do-not-call/do-not-call.service.ts';
import { Fault } from '../../fault.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import { unreadable } from '../../table-files/file-fault.ts';
import type { TableFile } from '../../table-files/table-file.ts';
import type { ContactsService } from '../contacts.service.ts';
import { guessColumns } from './guess-columns.ts';
import { judge, readRow, type ReadNumber, type RowMeaning } from './read-row.ts';

export interface ImportDeskParts {
  contacts: ContactsService;
  doNotCall: DoNotCallService;
  read: ReadNumber;
  /** The path of a file that the agent chooses; undefined if they cancelled. */
  choose: () => Promise<string | undefined>;
  readFile: (path: string) => Promise<TableFile>;
}

/** What was read of a file: rows of a table, or cards with what a table would show of them. */
interface Source {
  file: ImportFile;
  rows: string[][];
  cards?: ContactDraft[];
}

const PREVIEW_ROWS = 8;
const PREVIEW_LENGTH = 60;
const SHOWN_ODD = 100;
/** Work of a few milliseconds, after which others have their turn. */
const ROWS_A_TURN = 250;

/** The one file that is being imported, from being chosen until it is taken or dropped. */
export class ImportDesk {
  readonly #parts: ImportDeskParts;
  #source: Source | undefined;

  constructor(parts: ImportDeskParts) {
    this.#parts = parts;
  }

  /** null if the agent cancelled. Fails with `bad-input` where the file is none that can be read. */
  async choose(target: ImportTarget): Promise<ImportFile | null> {
    const { choose, readFile } = this.#parts;
    const path = await choose();
    if (path === undefined) return null;
    this.#source = sourceOf(basename(path), await readFile(path), target);
    return this.#source.file;
  }

  drop(id?: string): void {
    if (id === undefined || this.#source?.file.id === id) this.#source = undefined;
  }

  async plan(choice: ImportChoice): Promise<ImportPlan> {
    const oddRows: OddRow[] = [];
    const seen = new Set<string>();
    let [good, equal, odd] = [0, 0, 0];
    for await (const rows of this.#meanings(choice)) {
      for (const row of rows) {
        if ('why' in row) {
          odd++;
          if (oddRows.length < SHOWN_ODD) oddRows.push({ ...row, cells: shortened(row.cells) });
          continue;
        }
        good++;
        if (this.#isEqual(row.meaning, choice.target, seen)) equal++;
      }
    }
    return { good, equal, odd, oddRows };
  }

  /** Several rows in one transaction; what was taken before a failure stays, and taking it again adds nothing. */
  async run(choice: ImportChoice, onEqual: OnEqual): Promise<ImportResult> {
    const { contacts, doNotCall } = this.#parts;
    const result: ImportResult = { added: 0, merged: 0, skipped: 0, odd: 0 };
    try {
      for await (const rows of this.#meanings(choice)) {
        const fine = rows.flatMap((row) => ('why' in row ? [] : [row.meaning]));
        result.odd += rows.length - fine.length;
        if (choice.target === 'contacts') {
          for (const taken of contacts.take(
            fine.map(({ draft }) => draft),
            onEqual,
          ))
            result[taken]++;
        } else this.#forbid(fine, onEqual, result);
      }
    } finally {
      contacts.told();
      doNotCall.told();
    }
    return result;
  }

  /** Every row that is not taken. */
  async odd(choice: ImportChoice): Promise<{ header: readonly string[]; rows: OddRow[] }> {
    const all: OddRow[] = [];
    for await (const rows of this.#meanings(choice)) for (const row of rows) if ('why' in row) all.push(row);
    return { header: choice.hasHeader ? (this.#find(choice).rows[0] ?? []) : [], rows: all };
  }

  #forbid(meanings: readonly RowMeaning[], onEqual: OnEqual, result: ImportResult): void {
    const { doNotCall } = this.#parts;
    const entries = meanings.flatMap(({ draft, reason, expiresAt }) =>
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
    result.added += fresh.length;
    result[onEqual === 'skip' ? 'skipped' : 'merged'] += known;
  }

  #isEqual({ draft }: RowMeaning, target: ImportTarget, seen: Set<string>): boolean {
    const { contacts, doNotCall } = this.#parts;
    const keys = draft.numbers.map(({ number }) => numberKey(number));
    const isKnown =
      keys.some((key) => seen.has(key)) ||
      (target === 'contacts' ? contacts.hasAny(draft) : keys.some((key) => doNotCall.has(key)));
    for (const key of keys) seen.add(key);
    return isKnown;
  }

  async *#meanings(choice: ImportChoice): AsyncGenerator<(OddRow | { meaning: RowMeaning })[], void, undefined> {
    const { rows, cards } = this.#find(choice);
    const { read } = this.#parts;
    const start = choice.hasHeader && !cards ? 1 : 0;
    for (let from = start; from < rows.length; from += ROWS_A_TURN) {
      yield rows.slice(from, from + ROWS_A_TURN).map((cells, at) => {
        const card = cards?.[from + at];
        const meaning = card
          ? judge(card, { reason: '' }, choice.target, read)
          : readRow(cells, choice.fields, choice.target, read);
        return typeof meaning === 'string' ? { row: from + at + 1, cells, why: meaning } : { meaning };
      });
      await nextTurn();
    }
  }

  /** Throws `not-found` where another file was chosen since. */
  #find({ id }: { id: string }): Source {
    if (this.#source?.file.id !== id) throw new Fault('not-found');
    return this.#source;
  }
}

function sourceOf(name: string, { rows, cards, encoding }: TableFile, target: ImportTarget): Source {
  if (rows.length === 0) throw unreadable();
  const guess = cards ? { hasHeader: false, fields: [] } : guessColumns(rows, target);
  const file: ImportFile = {
    id: randomUUID(),
    name,
    kind: cards ? 'vcard' : 'table',
    ...(encoding !== undefined && { encoding }),
    rows: rows.length,
    preview: rows.slice(0, PREVIEW_ROWS).map(shortened),
    ...guess,
  };
  return { file, rows, ...(cards && { cards }) };
}

function shortened(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.slice(0, PREVIEW_LENGTH));
}
