import type { Sql } from './sql.ts';

/** What the agent writes about calls and numbers, and when; without a note or a settled number beside it: that it was removed. */
export const WRITTEN = `
  CREATE TABLE written (
    kind   TEXT NOT NULL CHECK (kind IN ('call', 'number', 'settled')),
    target TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (kind, target)
  ) STRICT;
`;

export type WrittenKind = 'call' | 'number' | 'settled';

/** What the agent has written about one call or number. Without text, tags and `settledAt`: that it was removed. */
export interface WrittenRow {
  kind: WrittenKind;
  /** A call's id, or a number's key. */
  target: string;
  /** When it was written; 0: an older version did not say. UTC epoch ms, as are all times. */
  at: number;
  text?: string;
  tags?: string[];
  settledAt?: number;
}

export interface NotesMerged {
  added: number;
  changed: number;
}

export function stamp(sql: Sql, kind: WrittenKind, target: string, at: number): void {
  sql.run('INSERT INTO written VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at', kind, target, at);
}

export function forgetStamp(sql: Sql, kind: WrittenKind, target: string): void {
  sql.run('DELETE FROM written WHERE kind = ? AND target = ?', kind, target);
}

/** By kind and target; 0 for what an older version has written. */
export function stamps(sql: Sql): Map<string, number> {
  const rows = sql.all('SELECT kind, target, at FROM written');
  return new Map(rows.map(([kind, target, at]) => [`${String(kind)} ${String(target)}`, Number(at)]));
}
