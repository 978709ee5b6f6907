export type Cell = string | number | null;
export type Cells = Record<string, Cell>;

/** A row of a noun's table with everything that belongs to it. Keys are names of our own columns. */
export interface OwnRow {
  table: string;
  id: string;
  /** UTC epoch ms, as in `cells.updated_at`. */
  updatedAt: number;
  cells: Cells;
  /** By table, in their order, without the column that names this row. */
  parts: Record<string, Cells[]>;
}

/** The id of a row that was removed; nothing else is known of it. */
export interface RemovedRow {
  id: string;
  noun: string;
  at: number;
}

/** All that an agent's own database holds, or a part of it. */
export interface OwnCopy {
  rows: OwnRow[];
  removed: RemovedRow[];
}

/** The same text for the same row, in whatever order its columns come. */
export function canonical({ cells, parts }: OwnRow): string {
  const sorted = (one: Cells): [string, Cell][] => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1));
  const lists = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(cells), lists.map(([table, list]) => [table, list.map(sorted)])]);
}
