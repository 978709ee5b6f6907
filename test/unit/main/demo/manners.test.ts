import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../src/main/demo/cli-options.ts';
import { usage } from '../../../../src/main/demo/cli-usage.ts';
import { BAD_ANSWER_NAMES, LARGE_PAGE_MANNERS } from '../../../../src/main/demo/manners/bad-answers.ts';
import { LIST_MANNER_NAMES, TOTALS } from '../../../../src/main/demo/manners/list-manners.ts';
import { ROW_MANNER_NAMES } from '../../../../src/main/demo/manners/row-manners.ts';
import { TIME_FORMS } from '../../../../src/main/demo/times.ts';
import { ask, callOut, FIRST, NOW, open, records } from './visit.ts';

type Loose = Record<string, unknown>;
const fixed = { now: () => NOW, calls: 400 };
const mine = `{"agent_id":${FIRST},"page_size":60}`;

async function rowsOf(options: Parameters<typeof open>[0], body: unknown = mine): Promise<Loose[]> {
  const server = await open({ ...fixed, ...options });
  return (await records(server, body)).data;
}

/** The answer as it was written: integers beyond 2^53 would not come through `JSON.parse`. */
async function textOf(options: Parameters<typeof open>[0]): Promise<string> {
  return (await ask(await open({ ...fixed, ...options }), 'POST', '/records', mine)).text;
}

describe('how records are written', () => {
  it.each([
    ['numbers-as-text', /"duration":"\d+"/],
    ['text-as-numbers', /"customer_phone":1\d{10}[,}]/],
    ['ids-as-text', /"agent_id":"9007199254740993"/],
    ['empty-for-missing', /"user_data":""/],
    ['null-for-missing', /"user_data":null/],
    ['extra-fields', /"ext":\{"a":\{"b":null\}\}/],
    ['odd-fields', /"duration":"long"/],
    ['odd-times', /"start_time":"soon"/],
    ['dotted-ids', /"call_uuid":"1795337400\.\d+@pbx\/1\+="/],
    ['number-ids', /"call_uuid":9\d{18}[,}]/],
    ['signed-links', /"record_path":"[^"]+\?sign=[0-9a-f]+"/],
    ['other-words', /"states":"(接通|已接听|answered|通话成功)"/],
    ['unknown-words', /"states":"状态\d"/],
  ] as const)('%s', async (name, sign) => {
    expect(await textOf({})).not.toMatch(sign);
    expect(await textOf({ manners: { rows: [name] } })).toMatch(sign);
  });

  it('leaves the id out of some records, and of the same ones each time', async () => {
    const server = await open({ ...fixed, manners: { rows: ['no-ids'] } });
    const lists = [await records(server, mine), await records(server, mine)];
    const nameless = lists.map(({ data }) =>
      (data as Loose[]).filter((row) => !('call_uuid' in row)).map((row) => row['start_time']),
    );
    expect(nameless[0]?.length).toBeGreaterThan(5);
    expect(nameless[1]).toEqual(nameless[0]);
  });

  it.each(['signed-links', 'counting'] as const)('differs in every answer: %s', async (name) => {
    const server = await open({ ...fixed, manners: { rows: [name] } });
    const [one, other] = [await records(server, mine), await records(server, mine)];
    expect(other).not.toEqual(one);
  });

  it('says 主叫未接 and counts on while a call goes on', async () => {
    let now = NOW;
    const server = await open({ now: () => now, calls: 5, showsLiveCalls: true, manners: { rows: ['early-missed'] } });
    await callOut(server, '13800000001', FIRST, ',"user_data":"live"');
    now += 7000;
    const live = (await records(server)).data.find((row) => row.user_data === 'live');
    expect(live).toMatchObject({ states: '主叫未接', duration: 7 });
    expect(live).not.toHaveProperty('end_time');
  });

  it.each(TIME_FORMS)('writes times in the form %s', async (timeForm) => {
    const usual = new Set((await rowsOf({})).map((row) => typeof row['start_time']));
    const [row] = await rowsOf({ timeForm, offset: 'none-china' });
    expect(usual).toEqual(new Set(['string']));
    expect(String(row?.['start_time'])).toMatch(
      {
        iso: /T\d\d:\d\d:\d\d$/,
        blank: / \d\d:\d\d:\d\d$/,
        fraction: /\.000$/,
        slashes: /^\d{4}\/\d\d\/\d\d /,
        compact: /^\d{14}$/,
        chinese: /年.*日 .*秒$/,
        'am-pm': / [AP]M$/,
        go: / \+0800 CST$/,
        http: / GMT$/,
        seconds: /^\d{10}$/,
        milliseconds: /^\d{13}$/,
        'seconds-text': /^\d{10}$/,
      }[timeForm],
    );
  });
});

describe('what lists are like', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['zero', 0],
    ['page', 60],
    ['negative', -1],
    ['words', 'many'],
  ] as const)('says %s for the total', async (total, told) => {
    expect((await records(await open({ ...fixed, manners: { total } }), mine)).total).toBe(told);
  });

  it('puts other things between the records, calls of nobody among those of the agent, and changes their order', async () => {
    expect(await rowsOf({ manners: { lists: ['broken-rows'] } })).toContain(null);
    const everybodys = await textOf({ manners: { lists: ['everybody'] } });
    expect(new Set(everybodys.match(/"agent_id":\d+/g)).size).toBeGreaterThan(2);
    const server = await open({ ...fixed, manners: { lists: ['restless'] } });
    expect(await records(server, mine)).not.toEqual(await records(server, mine));
  });

  it('repeats the last page or refuses the one behind it', async () => {
    const behind = { page_index: 50, page_size: 100 };
    expect((await rowsOf({ manners: { lists: ['repeats-last'] } }, behind)).length).toBe(100);
    const server = await open({ ...fixed, manners: { lists: ['refuses-beyond'] } });
    expect((await ask(server, 'POST', '/records', behind)).status).toBe(400);
  });
});

describe('answers that are none', () => {
  it.each(BAD_ANSWER_NAMES)('gives %s instead of every second answer, calls excepted', async (badAnswer) => {
    const server = await open({ ...fixed, manners: { badAnswer, badEvery: 2 } });
    const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' };
    const url = `${server.host}/unified-api/call/openapi/ent/v1/rule_outnumber_group`;
    const texts: string[] = [];
    for (let n = 0; n < 4; n++) texts.push(await (await fetch(url, { headers, redirect: 'manual' })).text());
    expect(texts[0]).toBe(texts[2]);
    expect(texts[1]).toBe(texts[3]);
    expect(texts[0]).toContain('"groups":[{');
    expect(texts[1]).not.toContain('"groups":[{');
    expect((await callOut(server, '13800000001')).text).toContain('"uuid"');
  });

  it.each(LARGE_PAGE_MANNERS)('refuses a page of more records in the way of %s', { timeout: 20_000 }, async (kind) => {
    const server = await open({ ...fixed, manners: { largestPage: 20, largePages: kind } });
    expect((await records(server, { page_size: 20 })).data).toHaveLength(20);
    const large = fetch(`${server.host}/unified-api/call/openapi/ent/v1/records`, {
      method: 'POST',
      body: '{"page_size":21}',
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(kind === 'slow' ? 300 : 15_000),
    }).then((answer) => answer.text());
    if (kind === 'slow') await expect(large).rejects.toMatchObject({ name: 'TimeoutError' });
    else expect(await large).not.toContain('"start_time"');
  });

  it('wraps content in an envelope, and puts a mark before it', async () => {
    const server = await open({ ...fixed, manners: { isEnveloped: true } });
    expect((await ask(server, 'GET', '/sips')).text).toMatch(/^\{"code":0,"message":"ok","data":\[\{/);
    const marked = await open({ ...fixed, manners: { hasMark: true } });
    const bytes = await fetch(`${marked.host}/unified-api/call/openapi/ent/v1/sips`, {
      headers: { Authorization: `Bearer ${marked.token}` },
    }).then((answer) => answer.arrayBuffer());
    expect([...new Uint8Array(bytes).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x5b]);
  });

  it('refuses a request that was under way when somebody made a new token', async () => {
    const heard: string[] = [];
    const server = await open({
      ...fixed,
      speed: 10,
      newTokenAfter: 1,
      onNewToken: (token) => heard.push(token),
      manners: { slowSeconds: 3 },
    });
    expect((await ask(server, 'GET', '/sips')).status).toBe(401);
    expect(heard).toEqual([server.token]);
    expect((await ask(server, 'GET', '/sips')).status).toBe(200);
  });
});

describe('the switches', () => {
  it('are all on the page of --help', () => {
    const names = [...ROW_MANNER_NAMES, ...LIST_MANNER_NAMES, ...TOTALS, ...BAD_ANSWER_NAMES, ...LARGE_PAGE_MANNERS];
    expect(names.filter((name) => !usage.includes(name))).toEqual([]);
  });

  it('are understood, in one list or several', () => {
    const words =
      '--records no-ids,signed-links --records counting --lists everybody --total text --bad-answers html-200';
    const more = '--bad-every 4 --largest-page 5 --large-pages slow --slow 2 --new-token-after 9 --time-form go';
    expect(readCommandLine(`${words} ${more} --envelope --byte-order-mark`.split(' '))).toEqual({
      is: 'start',
      options: {
        timeForm: 'go',
        newTokenAfter: 9,
        manners: {
          rows: ['no-ids', 'signed-links', 'counting'],
          lists: ['everybody'],
          total: 'text',
          badAnswer: 'html-200',
          badEvery: 4,
          largestPage: 5,
          largePages: 'slow',
          isEnveloped: true,
          hasMark: true,
          slowSeconds: 2,
        },
      },
    });
  });

  it.each([
    ['--records', 'none-such'],
    ['--records', 'no-ids,'],
    ['--lists', 'odd'],
    ['--total', 'some'],
    ['--bad-answers', 'good'],
    ['--bad-every', '0'],
    ['--largest-page', '0'],
  ])('are refused with the words that they take: %s %s', (...args) => {
    expect(readCommandLine(args)).toMatchObject({ is: 'wrong' });
  });
});
