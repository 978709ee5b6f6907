import { z } from 'zod';
import type { WrittenRow } from '../calls/store/written.ts';
import type { OwnCopy, OwnRow } from '../own-data/own-copy.ts';

/** Everything an agent has written: their own database, and what they wrote about calls. */
export interface Backup {
  own: OwnCopy;
  written: WrittenRow[];
}

/** The layout is described in docs/decisions; a change that an older app would misread counts up. */
const VERSION = 1;
const FORMAT = 'softphone-companion/own-data';
const MOST_LINES = 2_000_000;

const time = z.number().int().min(0).max(Date.UTC(9999, 0));
const head = z.looseObject({ format: z.literal(FORMAT), version: z.number().int().min(1) });
const cell = z.union([z.string().max(100_000), z.number(), z.null()]);
const cells = z.record(z.string().max(64), cell);
const rowLine = z.object({
  table: z.string().max(64),
  cells,
  parts: z.record(z.string().max(64), z.array(cells).max(1_000)).optional(),
});
const removedLine = z.object({ removed: z.string().max(64), id: z.string().max(64), at: time });
const writtenLine = z.object({
  written: z.enum(['call', 'number', 'settled']),
  target: z.string().min(1).max(128),
  at: time,
  text: z.string().max(2_000).exactOptional(),
  tags: z.array(z.string().min(1).max(24)).max(10).exactOptional(),
  settledAt: time.exactOptional(),
});

/** JSON lines: what it is, then one line for each row, removal and note. */
export function encodeBackup({ own, written }: Backup, madeAt: number): string {
  const lines = [
    { format: FORMAT, version: VERSION, madeAt: new Date(madeAt).toISOString() },
    ...own.rows.map(({ table, cells: of, parts }) => ({
      ...{ table, cells: of },
      ...(Object.keys(parts).length > 0 && { parts }),
    })),
    ...own.removed.map(({ noun, id, at }) => ({ removed: noun, id, at })),
    ...written.map(({ kind, ...row }) => ({ written: kind, ...row })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export type Decoded =
  | { is: 'read'; backup: Backup; leftOut: number }
  | { is: 'refused'; why: 'other-format' | 'newer-version' | 'damaged' };

/** Nothing in it is believed yet: which tables and columns there are, the database says. `leftOut`: lines of a kind or form that is not known. */
export function decodeBackup(text: string): Decoded {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '');
  const about = head.safeParse(parsed(first));
  if (!about.success) return { is: 'refused', why: 'other-format' };
  if (about.data.version > VERSION) return { is: 'refused', why: 'newer-version' };
  const backup: Backup = { own: { rows: [], removed: [] }, written: [] };
  if (rest.length > MOST_LINES) return { is: 'refused', why: 'damaged' };
  let leftOut = 0;
  for (const line of rest) {
    const value = parsed(line);
    if (value === undefined) return { is: 'refused', why: 'damaged' };
    if (!take(value, backup)) leftOut++;
  }
  return { is: 'read', backup, leftOut };
}

/** Whether it is a line that we know. */
function take(value: unknown, { own, written }: Backup): boolean {
  const row = rowLine.safeParse(value);
  if (row.success) return own.rows.push(toRow(row.data)) > 0;
  const removed = removedLine.safeParse(value);
  if (removed.success) {
    const { removed: noun, id, at } = removed.data;
    return own.removed.push({ noun, id, at }) > 0;
  }
  const note = writtenLine.safeParse(value);
  if (!note.success) return false;
  const { written: kind, ...rest } = note.data;
  return written.push({ kind, ...rest }) > 0;
}

function toRow({ table, cells: of, parts }: z.infer<typeof rowLine>): OwnRow {
  return { table, id: String(of['id']), updatedAt: Number(of['updated_at']), cells: of, parts: parts ?? {} };
}

/** undefined: no JSON, or with a key that could reach an object's prototype. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line, (key, value: unknown) => {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError(key);
      return value;
    });
  } catch {
    return undefined;
  }
}
