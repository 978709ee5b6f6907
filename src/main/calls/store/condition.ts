import type { SQLInputValue } from 'node:sqlite';
import type { CallIds } from './call-ids.ts';
import type { CallWords } from './call-words.ts';
import type { FoundIndex } from './found-index.ts';
import type { OwnNotes } from './own-notes.ts';
import type { Sql } from './sql.ts';

/** Up to here a list of calls is shorter than a walk through time. */
export const FEW = 3_000;

/** What a selection is made from. */
export interface Sources {
  sql: Sql;
  words: CallWords;
  ids: CallIds;
  found: FoundIndex;
  notes: OwnNotes;
}

/** `page`: the newest few are wanted and nobody counts; `all`: every call. */
export type Purpose = 'page' | 'all';

/** A condition on the table calls with the values of its holes. */
export interface Condition {
  where: string;
  values: SQLInputValue[];
}

export function among(ids: readonly number[], column = 'calls.id'): Condition {
  return { where: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(ids)] };
}
