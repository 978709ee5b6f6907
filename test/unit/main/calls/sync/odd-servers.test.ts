import { describe, expect, it, onTestFinished } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, type Answer } from '../../../../../src/main/call-api/failures.ts';
import type { RecordsQuery } from '../../../../../src/main/call-api/call-api.ts';
import { readRecords } from '../../../../../src/main/call-api/wire.ts';
import { openCallStore } from '../../../../../src/main/calls/store/open-call-store.ts';
import { CallSync } from '../../../../../src/main/calls/sync/call-sync.ts';
import { Fault } from '../../../../../src/main/fault.ts';

const NOW = Date.UTC(2026, 10, 22, 4, 0, 0);
const HOUR = 3_600_000;
const ME = '7';

type Row = Record<string, unknown>;
const row = (n: number, more: Row = {}): Row => ({
  agent_id: 7,
  call_uuid: `call.${n}`,
  call_type: '来电',
  start_time: new Date(NOW - (n + 1) * HOUR).toISOString(),
  end_time: new Date(NOW - (n + 1) * HOUR + 60_000).toISOString(),
  customer_phone: `1540571${String(n).padStart(4, '0')}`,
  customer_duration: 5,
  duration: 60,
  states: '接听',
  ...more,
});
const rows = (count: number, more?: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, n) => row(n, more?.(n)));

/** A server of these rows, with an answer of its own where `odd` gives one. */
function world(
  all: () => Row[],
  odd: (query: Required<RecordsQuery>, request: number) => Answer | undefined = () => undefined,
  cap = 500,
) {
  const clock = { now: NOW };
  const folder = mkdtempSync(join(tmpdir(), 'companion-odd-'));
  const store = openCallStore({ folder, key: 'agent', now: () => clock.now });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const asked: RecordsQuery[] = [];
  const sync = new CallSync({
    listRecords: (query) => {
      asked.push(query);
      return Promise.resolve().then(() => {
        const answer = odd(query as Required<RecordsQuery>, asked.length) ?? page(all(), query, cap);
        return contentOf(answer, readRecords);
      });
    },
    agentId: ME,
    store,
    now: () => clock.now,
    settings: () => ({ keepsCallsDays: 20, timesWithoutOffset: 'utc' }),
    announce: () => undefined,
  });
  const stored = () => store.stored();
  return { clock, store, asked, stored, run: () => sync.run('deep', new AbortController().signal) };
}

function page(
  all: Row[],
  { pageIndex = 1, pageSize = 20, startTime = '', endTime = '' }: RecordsQuery,
  cap: number,
): Answer {
  const [from, to] = [Date.parse(startTime) || -Infinity, Date.parse(endTime) || Infinity];
  const found = all.filter((one) => {
    const at = Date.parse(String(one['start_time']));
    return Number.isNaN(at) || (at >= from && at <= to);
  });
  const size = Math.min(pageSize, cap);
  const index = Math.max(0, pageIndex - 1);
  return answer({ data: found.slice(index * size, index * size + size), total: found.length });
}

const answer = (body: unknown, status = 200): Answer => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isTooLarge: false,
});

describe('an answer that is none', () => {
  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['an error', { error: { code: 'Internal', message: '服务异常' } }],
    ['a code', { code: 500, message: '服务异常' }],
    ['no calls of 180', { data: [], total: 180 }],
    ['null of 180', { data: null, total: 180 }],
    ['a page', '<html></html>'],
  ])('is not believed, and nothing is claimed, until the server answers: %s', async (_name, body) => {
    let isIll = true;
    const { run, store, stored } = world(
      () => rows(430),
      () => (isIll ? answer(body) : undefined),
    );
    expect(await run()).toMatchObject({ is: 'failed', error: { code: 'bad-answer', status: 200 } });
    expect([stored(), store.completePeriods()]).toEqual([0, []]);
    isIll = false;
    expect(await run()).toMatchObject({ is: 'complete' });
    expect(stored()).toBe(430);
  });

  it('in the middle of a list does not end it', async () => {
    const short = { data: [], total: 180 };
    const { run, store, stored } = world(
      () => rows(430),
      ({ pageIndex, startTime }) => (startTime && pageIndex > 2 ? answer(short) : undefined),
      20,
    );
    expect(await run()).toMatchObject({ is: 'failed' });
    expect(stored()).toBeGreaterThan(0);
    const claimed = store.completePeriods().reduce((sum, { from, to }) => sum + to - from, 0);
    const calls = store.snapshot({});
    const held = calls.slice(0, calls.count).map(({ call }) => call.startedAt ?? 0);
    for (let n = 0; n < 430; n++) {
      const at = NOW - (n + 1) * HOUR;
      const isClaimed = store.completePeriods().some(({ from, to }) => at >= from && at < to);
      expect(!isClaimed || held.includes(at), `call ${n}`).toBe(true);
    }
    expect(claimed).toBeLessThan(20 * 24 * HOUR);
  });
});

describe('a page that is too much', () => {
  const forms: [string, () => Answer][] = [
    [
      'takes too long',
      () => {
        throw new Fault('timeout');
      },
    ],
    [
      'breaks off',
      () => {
        throw new Fault('bad-answer', { message: 'ECONNRESET' });
      },
    ],
    ['is above the cap', () => ({ status: 200, body: '', isTooLarge: true })],
    ['is refused', () => answer({ error: { code: 'InvalidArgument', message: 'page_size' } }, 400)],
    ['is refused as text', () => answer('page_size too large', 400)],
    ['is refused as a page', () => answer('<html>413</html>', 413)],
    ['is refused in a 200', () => answer({ code: 400, msg: 'page_size too large' })],
    ['is a page with 200', () => answer('<html>error</html>')],
    ['breaks the server', () => answer('', 502)],
  ];
  it.each(forms)(
    'is asked for in smaller ones, down to a single row, and everything is there: it %s',
    async (_name, fail) => {
      for (const most of [1, 7, 50]) {
        const { run, stored } = world(
          () => rows(40),
          ({ pageSize }) => (pageSize > most ? fail() : undefined),
        );
        expect(await run()).toMatchObject({ is: 'complete' });
        expect(stored()).toBe(40);
      }
    },
  );

  it('comes in larger ones again later', async () => {
    let most = 5;
    const { run, asked, clock } = world(
      () => rows(300),
      ({ pageSize }) => (pageSize > most ? answer('', 413) : undefined),
    );
    await run();
    most = 500;
    for (let n = 0; n < 12; n++) {
      clock.now += 2 * HOUR;
      await run();
    }
    expect(Math.max(...asked.slice(-20).map(({ pageSize = 0 }) => pageSize))).toBeGreaterThanOrEqual(100);
  });

  it('is not tried in every size where nothing comes at all', async () => {
    const { run, asked } = world(
      () => [],
      () => answer('', 502),
    );
    expect(await run()).toMatchObject({ is: 'failed', error: { code: 'server-error' } });
    expect(asked.length).toBeLessThan(15);
  });
});

describe('what differs in every answer', () => {
  it.each<[string, (n: number, times: number) => Row]>([
    ['the signature of a recording', (n, times) => ({ record_path: `https://cdn.example/${n}.mp3?sign=${times}` })],
    ['the place of a recording', (n, times) => ({ record_path: `https://cdn.example/${times}/${n}.mp3` })],
    ['a count until now', (_n, times) => ({ wait_time: times })],
    ['a word', (_n, times) => ({ hangup_disposition: `by ${times}` })],
    ['two of them', (n, times) => ({ record_path: `/${times}/${n}`, duration: 60 + times })],
  ])('is no change, and the list stands still: %s', async (_name, vary) => {
    let times = 0;
    const { run, stored } = world(() => (times++, rows(90, (n) => vary(n, times))), undefined, 20);
    expect(await run()).toMatchObject({ is: 'complete' });
    expect(stored()).toBe(90);
    expect((await run()).changed).toBe(0);
  });
});

describe('calls that are listed twice at all times', () => {
  it('are believed although a field of theirs differs in every answer', async () => {
    let times = 0;
    const { run, stored } = world(
      () => {
        times++;
        return rows(9, () => ({ wait_time: times })).flatMap((one) => [one, one]);
      },
      undefined,
      3,
    );
    expect(await run()).toMatchObject({ is: 'complete' });
    expect(stored()).toBe(9);
  });
});

describe('calls of nobody', () => {
  it('are this agent’s until the server is seen to list everybody’s; then they go, and stay away', async () => {
    let all = [
      ...rows(10),
      row(50, { agent_id: null, call_uuid: 'nobody' }),
      row(51, { agent_id: 0, call_uuid: 'zero' }),
    ];
    const { run, store, stored, clock } = world(() => all);
    await run();
    expect(stored()).toBe(12);
    all = [...all, row(2, { agent_id: 8, call_uuid: 'theirs' })];
    clock.now += 2 * HOUR;
    await run();
    expect(stored()).toBe(10);
    expect(store.isAgentFilterIgnored()).toBe(true);
    expect(store.statistics({ from: NOW - 20 * 24 * HOUR, to: NOW }).total.inbound).toBe(10);
    all = all.filter((one) => one['agent_id'] !== 8);
    await run();
    expect(stored()).toBe(10);
  });
});

describe('agents that are no numbers', () => {
  it.each<[string, unknown[]]>([
    ['texts', ['A1', 'A2']],
    ['names', ['坐席七', '坐席八']],
    ['objects', [{ id: 7 }, { id: 8 }]],
    ['lists', [[7], [8]]],
  ])('are several where they differ, and none of the calls is taken for this agent’s: %s', async (_name, agents) => {
    const all = agents.flatMap((agent_id, n) => [row(n + 1, { agent_id }), row(n + 11, { agent_id })]);
    const { run, store, stored } = world(() => all, undefined, 2);
    await run();
    expect(stored()).toBe(0);
    expect(store.isAgentFilterIgnored()).toBe(true);
  });

  it('are this one where there is one, and told', async () => {
    const { run, store, stored } = world(() => [row(1, { agent_id: 'A7' }), row(2, { agent_id: 'A7' }), row(3)]);
    expect(await run()).toMatchObject({ is: 'complete' });
    expect(stored()).toBe(3);
    expect(store.unreadable()).toEqual([{ field: 'agent_id', rows: 2 }]);
  });

  it('are read where only their writing is odd', async () => {
    const own = String(row(1)['agent_id']);
    const all = [`00${own}`, `+${own}`, `${own}.0`, ` ${own} `].map((agent_id, n) => row(n + 1, { agent_id }));
    const { run, store, stored } = world(() => all);
    await run();
    expect([stored(), store.isAgentFilterIgnored(), store.unreadable()]).toEqual([4, false, []]);
  });
});

describe('a call that goes on', () => {
  it.each<[string, 'utc' | 'none']>([
    ['with an offset', 'utc'],
    ['in the time of China, the setting being UTC', 'none'],
  ])(
    'is neither missed nor counted while its seconds grow, and is when they stand still: times %s',
    async (_n, zone) => {
      const begun = NOW - 20_000;
      let seconds = 20;
      const china = new Date(begun + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
      const live = (): Row =>
        row(0, {
          start_time: zone === 'utc' ? new Date(begun).toISOString() : china,
          end_time: undefined,
          states: undefined,
          customer_duration: undefined,
          duration: seconds,
        });
      const { run, store, clock } = world(() => [live()]);
      for (; seconds < 120; seconds += 30, clock.now += 30_000) {
        await run();
        expect(store.first({}).map(({ state }) => state)).toEqual(['other']);
        expect(store.missed()).toEqual([]);
      }
      clock.now += 5 * 60_000;
      await run();
      expect(store.missed().map(({ state }) => state)).toEqual(['ring-missed']);
    },
  );
});

describe('rows that cannot be read', () => {
  it('are counted by field, each once, and go from the count when they can be read', async () => {
    const good = rows(30);
    const odd: Row[] = [
      row(31, { start_time: 'yesterday' }),
      row(32, { agent_evaluated: {}, duration: [] }),
      row(33, { call_uuid: undefined }),
      row(34, { agent_evaluated: true }),
    ];
    let all = [...good, ...odd];
    const { run, store, stored, clock } = world(() => all, undefined, 20);
    expect(await run()).toMatchObject({ is: 'complete' });
    await run();
    expect(stored()).toBe(33);
    expect(store.unreadable()).toEqual([
      { field: 'agent_evaluated', rows: 2 },
      { field: 'call_uuid', rows: 1 },
      { field: 'duration', rows: 1 },
      { field: 'start_time', rows: 1 },
    ]);
    all = [...good, row(31), row(32), row(33), row(34)];
    clock.now += 2 * HOUR;
    await run();
    expect(store.unreadable().filter(({ field }) => field !== 'call_uuid')).toEqual([]);
  });

  it('and words without a meaning are named, counted by talk time, and fill the inbox of missed calls', async () => {
    const { run, store } = world(() => [
      row(1, { states: '神秘', customer_duration: 0 }),
      row(2, { states: '神秘', customer_duration: 12 }),
      row(3, { states: '用户拒接', customer_duration: 0 }),
    ]);
    await run();
    expect(store.unknownStates()).toEqual(['神秘']);
    expect(store.unreadable()).toEqual([]);
    expect(store.missed().map(({ customerNumber }) => customerNumber)).toEqual(['15405710001', '15405710003']);
    expect(store.first({}).map(({ stateText, isStateUnknown = false }) => [stateText, isStateUnknown])).toEqual([
      ['神秘', true],
      ['神秘', true],
      ['用户拒接', false],
    ]);
    expect(store.statistics({ from: NOW - 24 * HOUR, to: NOW }).total).toMatchObject({ talked: 1, missed: 2 });
  });
});
