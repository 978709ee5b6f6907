import { numberKey } from '../../phone-numbers/number-key.ts';
import { textIn } from './cells.ts';
import { folded } from './fold.ts';
import type { Forgotten } from './forgotten.ts';
import { tagsIn } from './own-notes.ts';
import type { Sql } from './sql.ts';
import type { StoreFile } from './store-file.ts';
import { stamp, stamps, type NotesMerged, type WrittenKind, type WrittenRow } from './written.ts';

/** Everything the agent has written about calls: notes, tags, missed numbers called done, and what of it was removed. */
export function copyOfNotes(file: StoreFile): WrittenRow[] {
  return file.read((sql) => [...rowsIn(sql).values()]);
}

/** Of two about the same the later one counts. Whoever was forgotten since does not come back. */
export function mergeNotes(file: StoreFile, arriving: readonly WrittenRow[], forgotten: Forgotten): NotesMerged {
  const wanted = arriving.filter((row) => !isForgotten(row, forgotten));
  return file.write((sql) => {
    const mine = rowsIn(sql);
    const merged = { added: 0, changed: 0 };
    for (const row of wanted) {
      const known = mine.get(keyOf(row));
      const next = known ? laterOf(row, known) : row;
      if (next === known) continue;
      mine.set(keyOf(row), next);
      write(sql, next);
      if (known) merged.changed++;
      else if (!isEmpty(row)) merged.added++;
    }
    return merged;
  });
}

function rowsIn(sql: Sql): Map<string, WrittenRow> {
  const at = stamps(sql);
  const rows = new Map<string, WrittenRow>();
  for (const [kindText, target, text, tags] of sql.all('SELECT kind, target, text, tags FROM notes')) {
    const kind = kindText === 'call' ? 'call' : 'number';
    const key = keyOf({ kind, target: String(target) });
    rows.set(key, { kind, target: String(target), at: at.get(key) ?? 0, text: textIn(text) ?? '', tags: tagsIn(tags) });
  }
  for (const [target, settledAt] of sql.all('SELECT number, at FROM settled')) {
    const key = keyOf({ kind: 'settled', target: String(target) });
    rows.set(key, { kind: 'settled', target: String(target), at: at.get(key) ?? 0, settledAt: Number(settledAt) });
  }
  for (const [key, when] of at) {
    const [kind = '', ...target] = key.split(' ');
    if (!rows.has(key)) rows.set(key, { kind: kind as WrittenKind, target: target.join(' '), at: when });
  }
  return rows;
}

function write(sql: Sql, { kind, target, at, text = '', tags = [], settledAt }: WrittenRow): void {
  if (kind === 'settled') {
    sql.run('DELETE FROM settled WHERE number = ?', target);
    if (settledAt !== undefined) sql.run('INSERT INTO settled VALUES (?, ?)', target, settledAt);
  } else {
    sql.run('DELETE FROM notes WHERE kind = ? AND target = ?', kind, target);
    const insert = 'INSERT INTO notes (kind, target, text, folded, tags) VALUES (?, ?, ?, ?, ?)';
    if (text !== '' || tags.length > 0) sql.run(insert, kind, target, text, folded(text), JSON.stringify(tags));
  }
  stamp(sql, kind, target, at);
}

/** Nobody knows which of two of one time is later, as with those of an older version: then nothing of either is dropped. */
function laterOf(a: WrittenRow, b: WrittenRow): WrittenRow {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  const [first, second] = contentOf(a) > contentOf(b) ? [a, b] : [b, a];
  if (a.kind === 'settled') return first;
  const lines = new Set(linesOf(first));
  const text = [...linesOf(first), ...linesOf(second).filter((line) => !lines.has(line))].join('\n');
  const tags = [...new Set([...(first.tags ?? []), ...(second.tags ?? [])])];
  const both = { ...first, text, tags };
  return [b, a].find((one) => contentOf(one) === contentOf(both)) ?? both;
}

function linesOf({ text = '' }: WrittenRow): string[] {
  return text === '' ? [] : text.split('\n');
}

function contentOf({ text = '', tags = [], settledAt = 0 }: WrittenRow): string {
  return JSON.stringify([settledAt, text, tags.toSorted()]);
}

function isEmpty({ text = '', tags = [], settledAt }: WrittenRow): boolean {
  return text === '' && tags.length === 0 && settledAt === undefined;
}

function isForgotten({ kind, target, at }: WrittenRow, forgotten: Forgotten): boolean {
  return kind === 'call' ? forgotten.hasCall(target) : forgotten.has({ number: numberKey(target), at });
}

function keyOf({ kind, target }: Pick<WrittenRow, 'kind' | 'target'>): string {
  return `${kind} ${target}`;
}
