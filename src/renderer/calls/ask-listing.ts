import type { CallFilter, Result } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import type { Listing, Rows } from './listing.ts';
import { Places } from './places.ts';
import { RowWindows } from './row-windows.ts';

/** A call by which the agent knows where they are. */
export interface Anchor {
  uuid: string;
  place: number;
}

interface View {
  first: number;
  last: number;
}

/** A call in view that is here, the one under the keyboard first: it says how far the others have moved. */
export function anchorIn(rows: Rows, { first, last }: View, cursor: number | undefined): Anchor | undefined {
  const places = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (cursor !== undefined && places.includes(cursor)) places.unshift(cursor);
  for (const place of places) {
    const uuid = rows.get(place)?.uuid;
    if (uuid !== undefined) return { uuid, place };
  }
  return undefined;
}

/**
 * Asks for a list and for the rows that will be in view, so that it can be shown without a blank. Rows that cannot
 * be read are told to the listener; the list stands without them.
 */
export async function askListing(
  filter: CallFilter,
  view: View,
  listener: ConstructorParameters<typeof RowWindows>[2],
  anchor?: Anchor,
): Promise<Result<Listing>> {
  const outline = await request('calls.outline', { filter, ...(anchor && { anchor: anchor.uuid }) });
  if (!outline.ok) return outline;
  const { id, days, anchorIndex } = outline.value;
  const places = new Places(days);
  const ask = (from: number, count: number): ReturnType<typeof request<'calls.rows'>> =>
    request('calls.rows', { outline: id, from, count });
  const rows = new RowWindows(places.rowCount, ask, listener);
  const moved = anchor && anchorIndex !== undefined ? { from: anchor.place, to: anchorIndex } : undefined;
  const by = moved ? moved.to - moved.from : 0;
  await rows.load(view.first + by, view.last + by);
  return { ok: true, value: { filter, places, rows, isWhole: true, ...(moved && { moved }) } };
}
