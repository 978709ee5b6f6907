import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeCopies } from '../../../../src/main/own-data/merge-copies.ts';
import type { OwnCopy, OwnRow } from '../../../../src/main/own-data/own-copy.ts';
import { ownTables } from '../../../../src/main/own-data/own-tables.ts';
import { anyCopy } from './any-copies.ts';
import { nounsAt, rowsOf } from './backup-world.ts';

const tables = ownTables(nounsAt('no-folder').data.nouns());
const merge = (one: OwnCopy, other: OwnCopy): OwnCopy => mergeCopies(one, other, tables);

/** Rows of both that a merge must keep in some form: no later version, and no removal since, of the same id. */
function mustStay(one: OwnCopy, other: OwnCopy): OwnRow[] {
  const both = [...one.rows, ...other.rows];
  const removals = [...one.removed, ...other.removed];
  return both.filter(
    (row) =>
      !both.some((rival) => rival.id === row.id && rival.updatedAt > row.updatedAt) &&
      !removals.some(({ id, at }) => id === row.id && at >= row.updatedAt),
  );
}

const lines = (text: unknown): string[] => String(text).split('\n').filter(Boolean);
const customers = ({ parts }: OwnRow): string =>
  JSON.stringify((parts['contact_numbers'] ?? []).map((one) => one['customer']).sort());
const saysTheSame = (a: OwnRow, b: OwnRow): boolean =>
  a.cells['name'] === b.cells['name'] && a.cells['company'] === b.cells['company'] && customers(a) === customers(b);
const end = ({ cells }: OwnRow): number => (cells['expires_at'] === null ? Infinity : Number(cells['expires_at']));

/** Where the other side has the same id at the same time with another content, either may stay. */
function isFound(row: OwnRow, merged: OwnCopy, rivals: readonly OwnRow[]): boolean {
  const mine = rowsOf(merged, row.table);
  const rival = rivals.find(({ id, updatedAt }) => id === row.id && updatedAt === row.updatedAt);
  if (rival && isFound(rival, merged, [])) return true;
  if (row.table === 'follow_ups')
    return mine.some(
      ({ cells }) => JSON.stringify(Object.entries(cells).sort()) === JSON.stringify(Object.entries(row.cells).sort()),
    );
  if (row.table === 'do_not_call')
    return mine.some((one) => one.cells['customer'] === row.cells['customer'] && end(one) >= end(row));
  return mine.some(
    (one) => saysTheSame(one, row) && lines(row.cells['note']).every((line) => lines(one.cells['note']).includes(line)),
  );
}

describe('merging two stores', () => {
  it('loses nothing, doubles nothing, and is the same from either side and again', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyCopy, anyCopy, (one, other) => {
        const merged = merge(one, other);
        expect(merge(other, one)).toEqual(merged);
        for (const again of [one, other, merged]) expect(merge(merged, again)).toEqual(merged);
        for (const row of mustStay(one, other)) {
          const rivals = [...one.rows, ...other.rows].filter((rival) => rival !== row);
          if (!isFound(row, merged, rivals)) throw new Error(`lost: ${JSON.stringify(row)}`);
        }
        const ids = merged.rows.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const protectedOnes = rowsOf(merged, 'do_not_call').map(({ cells }) => cells['customer']);
        expect(new Set(protectedOnes).size).toBe(protectedOnes.length);
        const people = rowsOf(merged, 'contacts');
        expect(people.filter((row, at) => people.findIndex((known) => saysTheSame(known, row)) !== at)).toEqual([]);
        for (const { id, at } of [...one.removed, ...other.removed])
          expect(merged.rows.filter((row) => row.id === id && row.updatedAt <= at)).toEqual([]);
        const known = new Set([...one.rows, ...other.rows].map(({ id }) => id));
        expect(ids.filter((id) => !known.has(id))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});
