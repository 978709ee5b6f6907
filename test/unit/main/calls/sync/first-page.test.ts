import { describe, expect, it } from 'vitest';
import { readRecord, type WireRecords } from '../../../../../src/main/call-api/wire.ts';
import { findFirstPage } from '../../../../../src/main/calls/sync/first-page.ts';
import { Fault } from '../../../../../src/main/fault.ts';

type Answer = WireRecords | Fault;

const page = (...ids: number[]): WireRecords => ({
  // 0: a row without an id
  data: ids.map((id) => readRecord({ call_uuid: id === 0 ? undefined : `call-${id}`, start_time: `${id}` })),
  total: undefined,
});
/** What a server in trouble says now and then: calls, none of them listed. */
const noneOfMany: WireRecords = { data: [], total: 180 };
const refused = new Fault('refused', { status: 400 });
const broken = new Fault('server-error', { status: 500 });

/** Answers page 0 and page 1 in turn with these, the last one for ever. */
function found(zero: Answer[], one: Answer[]): ReturnType<typeof findFirstPage> {
  const turns = [zero, one].map((answers) => [...answers]);
  return findFirstPage(({ pageIndex = 0 }) => {
    const answers = turns[pageIndex] ?? [];
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? page();
    return answer instanceof Fault ? Promise.reject(answer) : Promise.resolve(answer);
  }, {});
}

describe('the first page', () => {
  it.each<[string, Answer[], Answer[], 0 | 1 | undefined]>([
    ['is 0 when page 1 is another one', [page(6, 5, 4)], [page(3, 2, 1)], 0],
    ['is 0 when there is no page 1', [page(3, 2, 1)], [page()], 0],
    ['is 0 when page 1 is refused', [page(3, 2, 1)], [refused], 0],
    ['is 1 when page 0 is empty', [page()], [page(3, 2, 1)], 1],
    ['is 1 when page 0 is the same', [page(3, 2, 1)], [page(3, 2, 1)], 1],
    ['is 1 when page 0 is refused', [refused], [page(3, 2, 1)], 1],
    ['is 1 when page 0 breaks the server', [broken], [page(3, 2, 1)], 1],
    ['cannot be told while there are no calls', [page()], [page()], undefined],
    ['cannot be told while there are no calls and no page 1', [page()], [refused], undefined],
    ['is 0 when so many calls came in between that page 1 was page 0', [page(3, 2), page(5, 4)], [page(3, 2)], 0],
    ['is 0 when the pages only share rows without an id', [page(1, 0)], [page(0, 0)], 0],
    ['is 1 when a call came in before page 1 was the same', [page(3, 2), page(4, 3)], [page(4, 3)], 1],
    ['is 0 when calls change places with every request', [page(3, 2)], [page(3, 1), page(2, 1)], 0],
    ['is 0 when page 0 only failed twice', [broken, broken, page(6, 5)], [page(3, 2)], 0],
    ['is 0 when page 0 was empty only by chance', [page(), page(6, 5)], [page(3, 2)], 0],
    [
      'is 0 when page 0 was empty five times, and spoke of other calls than page 1 does',
      [noneOfMany, noneOfMany, noneOfMany, noneOfMany, noneOfMany, page(6, 5)],
      [page(3, 2)],
      0,
    ],
    [
      'is 1 when page 0 is always empty, though it counts other calls than page 1 does',
      [noneOfMany],
      [{ ...page(3, 2), total: 44 }],
      1,
    ],
    ['is 1 when page 0 was broken first and empty then', [broken, page()], [page(3, 2)], 1],
  ])('%s', async (_title, zero, one, first) => {
    expect(await found(zero, one)).toBe(first);
  });

  it('is not guessed while the network fails', async () => {
    await expect(found([new Fault('timeout')], [page(1)])).rejects.toMatchObject({ code: 'timeout' });
    await expect(found([page(1)], [broken])).rejects.toMatchObject({ code: 'server-error' });
    await expect(found([broken], [broken])).rejects.toMatchObject({ code: 'server-error' });
    await expect(found([new Fault('refused', { status: 403 })], [page(1)])).rejects.toMatchObject({ code: 'refused' });
  });
});
