import { describe, expect, it } from 'vitest';
import type { Events, OutcomeCode } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { HOUR_MS, listsForTest, MONDAY } from './lists-world.ts';

const [ADA, BEN, CAI] = ['15400000001', '15400000002', '15400000003'] as const;
const CSV = `姓名,公司,手机,等级\n张三,甲公司,${ADA},A\n李四,乙公司,${BEN},B\n王五,,${CAI},C\n`;

describe('a call list', () => {
  it('is made of a file, with the columns that have no other meaning', async () => {
    const { imported, lists, entryOf } = await listsForTest();
    const list = await imported(CSV);
    expect(lists.lists()).toMatchObject([{ id: list, name: 'Spring', columns: ['等级'] }]);
    expect(lists.lists()[0]?.counts).toMatchObject({ total: 3, open: 3, reached: 0 });
    expect(entryOf(list, BEN)).toMatchObject({
      place: 2,
      name: '李四',
      company: '乙公司',
      cells: ['B'],
      state: 'open',
    });
  });

  it('takes neither dates, amounts nor contract numbers for numbers to call', async () => {
    const { choiceOf, desk } = await listsForTest();
    const choice = await choiceOf(`客户,上次购买,金额,合同号码,手机\n张三,2026-10-01,1500000,HT-1,${ADA}\n`);
    expect(choice.fields).toEqual(['name', 'column', 'column', 'column', 'number']);
    expect(await desk.plan(choice)).toMatchObject({ good: 1, odd: 0 });
    expect((await choiceOf(`${ADA},张三,2026/10/1,B\n`)).fields).toEqual(['number', 'name', 'column', 'column']);
  });

  it('offers one after the other, and fills in how their calls went', async () => {
    const { imported, next, place, end, entryOf, lists } = await listsForTest();
    const list = await imported(CSV);
    expect(next(list)).toBe(ADA);
    const call = place(list, ADA);
    expect(entryOf(list, ADA).state).toBe('calling');
    expect(next(list)).toBe(BEN);
    end(call, 'answered', 42);
    expect(entryOf(list, ADA)).toMatchObject({ state: 'reached', talkSeconds: 42, tries: 1, calledAt: MONDAY });
    lists.settle(entryOf(list, BEN).id, 'skipped');
    expect(next(list)).toBe(CAI);
    expect(lists.lists()[0]?.counts).toMatchObject({ reached: 1, skipped: 1, open: 1, tried: 1, lastHour: 1 });
  });

  it('counts a call once however often its end is told, and corrects it', async () => {
    const { imported, place, end, entryOf } = await listsForTest();
    const list = await imported(CSV);
    const call = place(list, ADA);
    end(call, 'customer-missed');
    end(call, 'customer-missed');
    expect(entryOf(list, ADA)).toMatchObject({ state: 'open', tries: 1, result: 'customer-missed' });
    end(call, 'answered', 5);
    expect(entryOf(list, ADA)).toMatchObject({ state: 'reached', tries: 1, talkSeconds: 5 });
    expect(entryOf(list, ADA).notBefore).toBeUndefined();
  });

  it('does not count a call that the agent did not pick up, nor one that was not placed', async () => {
    const { imported, place, end, entryOf, lists, next } = await listsForTest();
    const list = await imported(CSV);
    end(place(list, ADA), 'agent-missed');
    expect(entryOf(list, ADA)).toMatchObject({ state: 'open', tries: 0 });
    const refused = place(list, ADA);
    const error = { code: 'phone-not-registered' } as const;
    lists.hear('dialer.changed', {
      ...{ is: 'failed', error, intentId: refused },
      ...{ callee: ADA, callerId: { is: 'automatic' }, startedAt: 0 },
    });
    expect(entryOf(list, ADA)).toMatchObject({ state: 'open', tries: 0 });
    expect(next(list)).toBe(ADA);
  });

  it('tries again later and at another hour of the day, as often as its rule says', async () => {
    const { imported, place, end, entryOf, lists, clock, next } = await listsForTest();
    const list = await imported(`手机\n${ADA}\n`);
    lists.change(list, { rule: { mostTries: 2, hoursApart: 24 } });
    end(place(list, ADA), 'customer-missed');
    expect(next(list)).toBeUndefined();
    expect(lists.next(list).waitsUntil).toBe(MONDAY + 25 * HOUR_MS);
    clock.now = MONDAY + 24.5 * HOUR_MS;
    expect(next(list)).toBeUndefined();
    clock.now = MONDAY + 25 * HOUR_MS;
    expect(next(list)).toBe(ADA);
    end(place(list, ADA), 'customer-missed');
    expect(entryOf(list, ADA)).toMatchObject({ state: 'not-reached', tries: 2 });
    expect(lists.next(list)).toEqual({});
    lists.change(list, { rule: { mostTries: 3, hoursApart: 1 } });
    expect(entryOf(list, ADA).state).toBe('open');
  });

  it('puts promised calls first when they are due, and spares them until then', async () => {
    const { imported, next, promise, clock, lists } = await listsForTest();
    const list = await imported(CSV);
    promise(`+86 ${CAI}`, MONDAY + HOUR_MS);
    promise(ADA, MONDAY + 2 * HOUR_MS);
    expect(next(list)).toBe(BEN);
    clock.now = MONDAY + HOUR_MS;
    expect(next(list)).toBe(CAI);
    expect(lists.next(list).card?.entry.promisedAt).toBe(MONDAY + HOUR_MS);
  });

  it('keeps a promise to somebody who was reached before, and tries it once, then by the rule', async () => {
    const { imported, next, promise, clock, lists, place, end } = await listsForTest();
    const list = await imported(`手机\n${ADA}\n`);
    end(place(list, ADA), 'answered', 20);
    promise(ADA, MONDAY + HOUR_MS);
    expect(lists.next(list)).toEqual({});
    clock.now = MONDAY + HOUR_MS;
    expect(next(list)).toBe(ADA);
    end(place(list, ADA), 'customer-missed');
    expect(lists.next(list)).toEqual({ waitsUntil: MONDAY + 5 * HOUR_MS });
  });

  it('takes a refusal back', async () => {
    const { imported, lists, entryOf, next, doNotCall } = await listsForTest();
    const list = await imported(CSV);
    lists.refuse(entryOf(list, ADA).id, 'no');
    lists.allow(entryOf(list, ADA).id);
    expect(next(list)).toBe(ADA);
    expect(doNotCall.list('', 0, 5).total).toBe(0);
  });

  it('never offers whom the do-not-call list names, in whatever spelling, at the import or later', async () => {
    const { imported, next, doNotCall, lists, entryOf, choiceOf, desk } = await listsForTest();
    doNotCall.add({ number: `0086-154 0000 0001`, reason: 'no', source: 'agent' });
    expect(await desk.plan(await choiceOf(CSV))).toMatchObject({ good: 3, refused: 1 });
    const list = await imported(CSV);
    expect(entryOf(list, ADA)).toMatchObject({ state: 'refused', isDoNotCall: true });
    expect(next(list)).toBe(BEN);
    doNotCall.add({ number: BEN, reason: '', source: 'agent' });
    expect(next(list)).toBe(CAI);
    lists.refuse(entryOf(list, CAI).id, 'asked for it');
    expect(lists.next(list)).toEqual({});
    expect(doNotCall.list('asked', 0, 5).entries.map(({ number }) => number)).toEqual([CAI]);
  });

  it('says which numbers stand in another list', async () => {
    const { imported, choiceOf, desk, lists, entryOf } = await listsForTest();
    const first = await imported(CSV);
    const choice = await choiceOf(`手机\n+86${BEN}\n15400000009\n`, { is: 'new', name: 'Autumn' });
    expect(await desk.plan(choice)).toMatchObject({ good: 2, equal: 0, elsewhere: { rows: 1, lists: ['Spring'] } });
    await desk.run(choice, 'skip');
    expect(lists.card(entryOf(first, BEN).id).others).toMatchObject([{ listName: 'Autumn', place: 1, state: 'open' }]);
  });

  it('takes more rows by the titles of their columns, and none twice', async () => {
    const { imported, entryOf, lists } = await listsForTest();
    const list = await imported(CSV);
    await imported(`等级,备注,手机\nZ,hello,15400000009\nA,,${ADA}\n`, 'skip', { is: 'existing', id: list });
    expect(lists.lists()).toMatchObject([{ columns: ['等级', '备注'], counts: { total: 4 } }]);
    expect(entryOf(list, '15400000009')).toMatchObject({ place: 4, cells: ['Z', 'hello'] });
  });

  it('taken a second time after a failure has every row once, also where numbers may repeat', async () => {
    const { choiceOf, desk, lists } = await listsForTest();
    const choice = await choiceOf(`手机\n${ADA}\n${ADA}\n`);
    await desk.run(choice, 'add');
    await desk.run(choice, 'add');
    expect(lists.lists()[0]?.counts.total).toBe(2);
  });

  it('refuses a call for an entry that is somebody else', async () => {
    const { imported, lists, entryOf } = await listsForTest();
    const list = await imported(CSV);
    const attempt = { intentId: 'x', callee: BEN, callerId: { is: 'automatic' } as const, startedAt: 1 };
    expect(() => lists.claim(entryOf(list, ADA).id, attempt)).toThrow('bad-input');
    expect(entryOf(list, ADA).state).toBe('open');
  });

  it('forgets a customer, also by a further number of theirs', async () => {
    const { imported, data, lists } = await listsForTest();
    const list = await imported(`姓名,手机\n张三,${ADA};${BEN}\n王五,${CAI}\n`);
    data.forgetCustomer(`+86${BEN}`);
    expect(lists.lists()[0]?.counts.total).toBe(1);
    expect(lists.rows({ list, search: '张三', from: 0, count: 10 }).total).toBe(0);
  });

  it('goes with all its entries', async () => {
    const { imported, lists, data } = await listsForTest();
    lists.remove(await imported(CSV));
    expect(lists.lists()).toEqual([]);
    expect(data.all('SELECT id FROM list_entries')).toEqual([]);
    expect(data.all('SELECT id FROM removed')).toHaveLength(4);
  });
});

describe('an outcome of a call', () => {
  function said(
    intentId: string,
    inLists: OutcomeCode['inLists'],
    meaning: OutcomeCode['meaning'] = 'talked',
  ): Events['outcomes.changed'] {
    const labels = { 'zh-CN': '', en: '' };
    const code: OutcomeCode = { id: 'x', labels, colour: 'green', key: '1', inLists, meaning, then: { is: 'nothing' } };
    const outcome = { id: 'o', intentId, customerNumber: ADA, setAt: MONDAY, code };
    return { call: { is: 'intent', intentId }, outcome };
  }

  it('decides what becomes of the entry, until it is taken back', async () => {
    const { imported, place, end, entryOf, lists } = await listsForTest();
    const list = await imported(CSV);
    const call = place(list, ADA);
    end(call, 'answered', 30);
    lists.hear('outcomes.changed', said(call, 'again'));
    expect(entryOf(list, ADA)).toMatchObject({
      state: 'open',
      tries: 1,
      talkSeconds: 30,
      notBefore: MONDAY + 4 * HOUR_MS,
    });
    lists.hear('outcomes.changed', said(call, 'never'));
    expect(entryOf(list, ADA)).toMatchObject({ state: 'refused', tries: 1 });
    lists.hear('outcomes.changed', said(call, 'done'));
    expect(entryOf(list, ADA)).toMatchObject({ state: 'reached', tries: 1 });
    lists.hear('outcomes.changed', { call: { is: 'intent', intentId: call }, outcome: null });
    expect(entryOf(list, ADA)).toMatchObject({ state: 'reached', tries: 1, talkSeconds: 30 });
  });

  it('ends the tries at somebody who will not be reached, also before the record tells anything', async () => {
    const { imported, place, end, entryOf, lists } = await listsForTest();
    const list = await imported(CSV);
    const call = place(list, ADA);
    lists.hear('outcomes.changed', said(call, 'done', 'not-reached'));
    expect(entryOf(list, ADA)).toMatchObject({ state: 'not-reached', tries: 1 });
    end(call, 'customer-missed');
    expect(entryOf(list, ADA)).toMatchObject({ state: 'not-reached', tries: 1, result: 'customer-missed' });
  });
});

describe('a call whose end nobody saw', () => {
  it('stays looked for over a restart, is offered to nobody, and is filled in from the history', async () => {
    const folder = await tempFolder();
    const before = await listsForTest(folder);
    const list = await before.imported(CSV);
    const call = before.place(list, ADA);
    before.data.dispose();

    const { lists, next, entryOf, history, journal } = await listsForTest(folder);
    journal.set(call, 'accepted');
    lists.resume();
    await Promise.resolve();
    expect(entryOf(list, ADA).state).toBe('calling');
    expect(next(list)).toBe(BEN);
    history.set(call, {
      ...{ uuid: 'u', direction: 'outbound', state: 'answered', stateText: '', customerNumber: ADA },
      ...{ isRecorded: false, talkSeconds: 7, startedAt: MONDAY, endedAt: MONDAY + 9_000 },
    });
    lists.hear('calls.changed', null);
    await expect.poll(() => entryOf(list, ADA)).toMatchObject({ state: 'reached', talkSeconds: 7 });
  });

  it('is open again where the journal says that it was never sent', async () => {
    const { imported, place, journal, lists, entryOf } = await listsForTest();
    const list = await imported(CSV);
    journal.set(place(list, ADA), 'not-sent');
    lists.resume();
    await expect.poll(() => entryOf(list, ADA)).toMatchObject({ state: 'open', tries: 0 });
  });

  it('can be settled by hand, which the records do not take back', async () => {
    const { imported, place, end, lists, entryOf } = await listsForTest();
    const list = await imported(CSV);
    const call = place(list, ADA);
    expect(lists.settle(entryOf(list, ADA).id, 'not-reached').entry).toMatchObject({ state: 'open', tries: 1 });
    end(call, 'answered', 3);
    expect(entryOf(list, ADA)).toMatchObject({ state: 'open', tries: 1 });
    lists.settle(entryOf(list, ADA).id, 'skipped');
    end(call, 'answered', 3);
    expect(entryOf(list, ADA).state).toBe('skipped');
  });
});
