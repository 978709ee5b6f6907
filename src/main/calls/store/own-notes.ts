import type { CallRecord, NoteTarget, OwnNote } from '../../../preload/contract/index.ts';
import { textIn } from './cells.ts';
import { folded } from './fold.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { Sql } from './sql.ts';
import type { StoreFile } from './store-file.ts';
import { forgetStamp, stamp } from './written.ts';

/** What a list shows of a note. */
interface Mark {
  hasText: boolean;
  tags: readonly string[];
}

/** Calls by their ids, numbers by their keys (`numberKey`). */
export interface Targets {
  calls: string[];
  numbers: readonly string[];
}

type Marks = Record<NoteTarget['is'], Map<string, Mark>>;

const SAVE = `INSERT INTO notes (kind, target, text, folded, tags) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, target) DO UPDATE SET
  text = excluded.text, folded = excluded.folded, tags = excluded.tags`;

/** The agent's notes and tags. Which calls and numbers have some is kept in memory: a list asks for it row by row. */
export class OwnNotes {
  readonly #file: StoreFile;
  readonly #now: () => number;
  #marks: Marks | undefined;

  constructor(file: StoreFile, now: () => number) {
    this.#file = file;
    this.#now = now;
    file.onFresh(() => (this.#marks = undefined));
  }

  noteOf(target: NoteTarget): OwnNote {
    const select = 'SELECT text, tags FROM notes WHERE kind = ? AND target = ?';
    const [text, tags] = this.#file.read((sql) => sql.first(select, target.is, keyOf(target))) ?? [];
    return { text: textIn(text) ?? '', tags: tagsIn(tags) };
  }

  /** An empty note is none. */
  save(target: NoteTarget, { text, tags }: OwnNote): void {
    const unique = [...new Set(tags)];
    this.#file.write((sql) => {
      if (text === '' && unique.length === 0)
        sql.run('DELETE FROM notes WHERE kind = ? AND target = ?', target.is, keyOf(target));
      else sql.run(SAVE, target.is, keyOf(target), text, folded(text), JSON.stringify(unique));
      stamp(sql, target.is, keyOf(target), this.#now());
    });
    this.#marks = undefined;
  }

  /** Everything about a number and these calls. */
  forget(number: string, uuids: readonly string[]): void {
    this.#file.write((sql) => {
      sql.run(`DELETE FROM notes WHERE kind = 'number' AND target = ?`, numberKey(number));
      forgetStamp(sql, 'number', numberKey(number));
      for (const uuid of uuids) {
        sql.run(`DELETE FROM notes WHERE kind = 'call' AND target = ?`, uuid);
        forgetStamp(sql, 'call', uuid);
      }
    });
    this.#marks = undefined;
  }

  /** They were written by others than `save`. */
  changed(): void {
    this.#marks = undefined;
  }

  /** Of a call together with its number; each tag once. */
  marksOf(uuid: string, number: string): { hasNote: boolean; tags: string[] } {
    const { call, number: numbers } = this.#marksNow();
    // The usual case costs nothing.
    if (call.size + numbers.size === 0) return { hasNote: false, tags: [] };
    const own = call.get(uuid);
    const shared = numbers.size === 0 ? undefined : numbers.get(numberKey(number));
    const tags = [...new Set([...(own?.tags ?? []), ...(shared?.tags ?? [])])];
    return { hasNote: own?.hasText === true || shared?.hasText === true, tags };
  }

  /** All that was written about a call and its number. */
  wordsOn({ uuid, customerNumber }: Pick<CallRecord, 'uuid' | 'customerNumber'>): { note: string; tags: string[] } {
    const { hasNote, tags } = this.marksOf(uuid, customerNumber);
    if (!hasNote) return { note: '', tags };
    const about = [{ is: 'call', uuid } as const, { is: 'number', number: customerNumber } as const];
    const texts = about.map((target) => this.noteOf(target).text).filter((text) => text !== '');
    return { note: texts.join('\n'), tags };
  }

  tags(): string[] {
    const { call, number } = this.#marksNow();
    return [...new Set([...call.values(), ...number.values()].flatMap(({ tags }) => tags))].sort();
  }

  tagged(tag: string): Targets {
    const { call, number } = this.#marksNow();
    const those = (marks: Map<string, Mark>) =>
      [...marks].filter(([, { tags }]) => tags.includes(tag)).map(([key]) => key);
    return { calls: those(call), numbers: those(number) };
  }

  /** Whose text has this part. */
  saying(needle: string): Targets {
    const select = 'SELECT target FROM notes WHERE kind = ? AND instr(folded, ?)';
    const those = (kind: NoteTarget['is']) =>
      this.#file.read((sql) => sql.all(select, kind, needle)).map(([target]) => String(target));
    return this.#isEmpty() ? { calls: [], numbers: [] } : { calls: those('call'), numbers: those('number') };
  }

  #isEmpty(): boolean {
    const { call, number } = this.#marksNow();
    return call.size + number.size === 0;
  }

  #marksNow(): Marks {
    this.#marks ??= this.#file.read(readMarks);
    return this.#marks;
  }
}

function readMarks(sql: Sql): Marks {
  const marks: Marks = { call: new Map(), number: new Map() };
  for (const [kind, target, hasText, tags] of sql.all(`SELECT kind, target, text <> '', tags FROM notes`)) {
    const mark = { hasText: hasText === 1, tags: tagsIn(tags) };
    marks[kind === 'number' ? 'number' : 'call'].set(String(target), mark);
  }
  return marks;
}

function keyOf(target: NoteTarget): string {
  return target.is === 'call' ? target.uuid : numberKey(target.number);
}

/** Damaged text is no tags. */
export function tagsIn(cell: unknown): string[] {
  try {
    const tags: unknown = JSON.parse(String(cell));
    return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}
