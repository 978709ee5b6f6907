import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { basename } from 'node:path';
import type {
  ContactDraft,
  ImportChoice,
  ImportFile,
  ImportPlan,
  ImportResult,
  ImportTarget as TargetName,
  OddRow,
  OnEqual,
} from '../../../preload/contract/index.ts';
import { Fault } from '../../fault.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import { unreadable } from '../../table-files/file-fault.ts';
import type { TableFile } from '../../table-files/table-file.ts';
import { guessColumns } from './guess-columns.ts';
import type { FineRow, ImportTarget } from './import-target.ts';
import { readCard, readRow, type ReadNumber, type RowMeaning } from './read-row.ts';

export interface ImportDeskParts {
  targets: Readonly<Record<TargetName, ImportTarget>>;
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
  async choose(target: TargetName): Promise<ImportFile | null> {
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
    const target = this.#parts.targets[choice.target];
    const survey = target.survey?.(choice);
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
        survey?.see(row.meaning);
        if (isAmong(row.meaning, seen) || target.isKnown(row.meaning, choice)) equal++;
      }
    }
    return { good, equal, odd, oddRows, ...survey?.found() };
  }

  /** Several rows in one transaction; what was taken before a failure stays, and taking it again adds nothing. */
  async run(choice: ImportChoice, onEqual: OnEqual): Promise<ImportResult> {
    const target = this.#parts.targets[choice.target];
    const result: ImportResult = { added: 0, merged: 0, skipped: 0, odd: 0 };
    target.begin?.(choice, this.#titles(choice));
    try {
      for await (const rows of this.#meanings(choice)) {
        const fine = rows.filter((row): row is FineRow => 'meaning' in row);
        const { added, merged, skipped } = target.take(fine, onEqual, choice);
        result.added += added;
        result.merged += merged;
        result.skipped += skipped;
        result.odd += rows.length - fine.length;
      }
    } finally {
      target.told();
    }
    return result;
  }

  /** Every row that is not taken. */
  async odd(choice: ImportChoice): Promise<{ header: readonly string[]; rows: OddRow[] }> {
    const all: OddRow[] = [];
    for await (const rows of this.#meanings(choice)) for (const row of rows) if ('why' in row) all.push(row);
    return { header: choice.hasHeader ? (this.#find(choice).rows[0] ?? []) : [], rows: all };
  }

  /** Of the columns that are kept as they are; empty where the file has none. */
  #titles(choice: ImportChoice): string[] {
    const { rows, cards } = this.#find(choice);
    if (cards) return [''];
    const [first = []] = choice.hasHeader ? rows : [];
    return choice.fields.flatMap((field, place) => (field === 'column' ? [first[place] ?? ''] : []));
  }

  async *#meanings(choice: ImportChoice): AsyncGenerator<(OddRow | FineRow)[], void, undefined> {
    const { rows, cards } = this.#find(choice);
    const { read } = this.#parts;
    const start = choice.hasHeader && !cards ? 1 : 0;
    for (let from = start; from < rows.length; from += ROWS_A_TURN) {
      yield rows.slice(from, from + ROWS_A_TURN).map((cells, at) => {
        const card = cards?.[from + at];
        const meaning = card ? readCard(card, choice.target, read) : readRow(cells, choice.fields, choice.target, read);
        const row = from + at + 1;
        return typeof meaning === 'string' ? { row, cells, why: meaning } : { row, meaning };
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

/** Whether a row before this one has one of its numbers. */
function isAmong({ draft }: RowMeaning, seen: Set<string>): boolean {
  const keys = draft.numbers.map(({ number }) => numberKey(number));
  const isSeen = keys.some((key) => seen.has(key));
  for (const key of keys) seen.add(key);
  return isSeen;
}

function sourceOf(name: string, { rows, cards, encoding }: TableFile, target: TargetName): Source {
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
