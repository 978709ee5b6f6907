import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DoNotCallService } from '../../../../src/main/do-not-call/do-not-call.service.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';
import { ownDataAt } from '../own-data/own-data-world.ts';

const THEIRS = '15405710003';
const LANDLINE = '057188880000';

async function doNotCallForTest(folder?: string) {
  const world = ownDataAt(folder ?? (await tempFolder()));
  let told = 0;
  const list = new DoNotCallService({ data: world.data, now: () => world.clock.now, announce: () => (told += 1) });
  const add = (number: string, expiresAt?: number) =>
    list.add({ number, reason: 'asked for it', source: 'agent', ...(expiresAt !== undefined && { expiresAt }) });
  const numbers = (search = '') => list.list(search, 0, 200).entries.map(({ number }) => number);
  return { ...world, list, add, numbers, told: () => told };
}

describe('the do-not-call list', () => {
  it('is never shortened by a file, and may be made longer by one', async () => {
    const { list, add, clock } = await doNotCallForTest();
    const DAY = 86_400_000;
    const fromFile = (number: string, expiresAt?: number) =>
      list.addAll([{ number, reason: 'file', source: 'file', ...(expiresAt !== undefined && { expiresAt }) }]);
    add(THEIRS);
    fromFile(THEIRS, clock.now - DAY);
    expect(list.of(numberKey(THEIRS))).toBeDefined();
    add(LANDLINE, clock.now + DAY);
    fromFile(LANDLINE, clock.now + 1);
    expect(list.of(numberKey(LANDLINE))?.expiresAt).toBe(clock.now + DAY);
    fromFile(LANDLINE);
    expect(list.of(numberKey(LANDLINE))?.expiresAt).toBeUndefined();
  });

  it.each([
    [THEIRS, '+86 154 0571 0003'],
    [THEIRS, '0086-154-0571-0003'],
    ['+8657188880000', LANDLINE],
    ['0571 8888-0000', '(0571)88880000'],
    ['１５４０５７１０００３', THEIRS],
  ])('knows %s when %s is dialled', async (written, dialled) => {
    const { list, add } = await doNotCallForTest();
    add(written);
    expect(list.of(numberKey(dialled))?.reason).toBe('asked for it');
    expect(list.of(numberKey('15405710004'))).toBeUndefined();
  });

  it('speaks of every extension behind a number, and of one extension alone where it names one', async () => {
    const { list, add } = await doNotCallForTest();
    add(LANDLINE);
    expect(list.of(numberKey(`${LANDLINE}-8001`))).toBeDefined();
    add('01088880000-8001');
    expect(list.of(numberKey('01088880000-8001'))).toBeDefined();
    expect(list.of(numberKey('01088880000-8002'))).toBeUndefined();
    expect(list.of(numberKey('01088880000'))).toBeUndefined();
  });

  it('forgets an entry when its time is over, and shows it still', async () => {
    const { list, add, numbers, clock } = await doNotCallForTest();
    add(THEIRS, 2_000);
    expect(list.of(numberKey(THEIRS))).toMatchObject({ expiresAt: 2_000 });
    clock.now = 2_000;
    expect(list.of(numberKey(THEIRS))).toBeUndefined();
    expect(numbers()).toEqual([THEIRS]);
  });

  it('has a number once, with what was said last, through restarts', async () => {
    const folder = await tempFolder();
    const first = await doNotCallForTest(folder);
    first.add(THEIRS, 2_000);
    first.add(`+86${THEIRS}`);
    expect(first.numbers()).toEqual([`+86${THEIRS}`]);
    first.data.dispose();
    const { list, numbers } = await doNotCallForTest(folder);
    expect(numbers()).toEqual([`+86${THEIRS}`]);
    expect(list.of(numberKey(THEIRS))).not.toHaveProperty('expiresAt');
  });

  it('is searched by any spelling of a number and by words of the reason', async () => {
    const { add, numbers, list } = await doNotCallForTest();
    add(THEIRS);
    list.add({ number: LANDLINE, reason: '客户要求', source: 'file' });
    expect(numbers('154 0571')).toEqual([THEIRS]);
    expect(numbers('+86 571 8888')).toEqual([LANDLINE]);
    expect(numbers('要求')).toEqual([LANDLINE]);
    expect(numbers('nothing of it')).toEqual([]);
  });

  it('gives back what was removed, refuses what is no number, and takes what a file says as plain text', async () => {
    const { list, add, numbers, told } = await doNotCallForTest();
    add(THEIRS);
    expect(list.remove(`+86 ${THEIRS}`)).toMatchObject([{ number: THEIRS, reason: 'asked for it' }]);
    expect(numbers()).toEqual([]);
    expect(told()).toBe(2);
    expect(() => add('nobody')).toThrow('bad-input');
    const entry = list.add({ number: `\u202e${THEIRS}`, reason: 'a\n\u202eb', source: 'file' });
    expect([entry.number, entry.reason]).toEqual([THEIRS, 'a b']);
  });

  it('loses a forgotten customer', async () => {
    const { data, add, numbers } = await doNotCallForTest();
    add(THEIRS);
    add(LANDLINE);
    data.forgetCustomer(THEIRS);
    expect(numbers()).toEqual([LANDLINE]);
  });

  it('still keeps a forgotten customer from being called, and does not say who that is', async () => {
    const folder = await tempFolder();
    const { data, list, add, clock } = await doNotCallForTest(folder);
    add(THEIRS);
    add(LANDLINE, 5_000);
    data.forgetCustomer(THEIRS);
    data.forgetCustomer(LANDLINE);
    expect(list.of(numberKey(`+86 ${THEIRS}`))).toMatchObject({ number: '', reason: '' });
    expect(list.of(numberKey(`${LANDLINE}-8001`))).toMatchObject({ expiresAt: 5_000 });
    expect(list.of(numberKey('15405710004'))).toBeUndefined();
    data.dispose();
    for (const name of await readdir(join(folder, 'own-data'))) {
      const bytes = await readFile(join(folder, 'own-data', name), 'latin1');
      expect(bytes).not.toContain(THEIRS.slice(1));
      expect(bytes).not.toContain('asked for it');
    }
    const again = await doNotCallForTest(folder);
    expect(again.list.of(numberKey(THEIRS))).toBeDefined();
    again.clock.now = clock.now + 5_000;
    expect(again.list.of(numberKey(LANDLINE))).toBeUndefined();
  });

  it('takes a forgotten customer back when the agent says so, and no file does', async () => {
    const { data, list, add } = await doNotCallForTest();
    for (const number of [THEIRS, LANDLINE]) {
      add(number);
      data.forgetCustomer(number);
    }
    list.addAll([{ number: THEIRS, reason: 'file', source: 'file', expiresAt: 2 }]);
    expect(list.of(numberKey(THEIRS))).not.toHaveProperty('expiresAt');
    list.remove(THEIRS);
    expect(list.of(numberKey(THEIRS))).toBeUndefined();
    add(LANDLINE, 9_000);
    expect(list.of(numberKey(LANDLINE))).toMatchObject({ expiresAt: 9_000 });
    list.remove(LANDLINE);
    expect(list.of(numberKey(LANDLINE))).toBeUndefined();
  });
});

describe('a call to a number of the do-not-call list', () => {
  it('is not sent without a yes, and never where the setting refuses it', async () => {
    const centre = await demoForTest();
    const { services } = createTestWorld(await tempFolder());
    const { account, dialer, doNotCall, settings } = services;
    account.start();
    await account.signIn(centre.host, centre.token, AGENT);
    doNotCall.add({ number: THEIRS, reason: 'no more', source: 'agent' });
    const sent = () => centre.requests.filter(({ path }) => path.includes('callout')).length;
    const dial = (confirmed: 'do-not-call'[]) =>
      dialer.dial({ text: '+86 154-0571-0003', callerId: { is: 'automatic' }, reference: '', confirmed });
    await expect(dial([])).rejects.toMatchObject({ error: { objection: { reason: 'do-not-call', why: 'no more' } } });
    await settings.change({ doNotCallNumbers: 'refuse' });
    await expect(dial(['do-not-call'])).rejects.toMatchObject({
      error: { objection: { reason: 'do-not-call-refused' } },
    });
    expect(sent()).toBe(0);
    await settings.change({ doNotCallNumbers: 'ask' });
    await dial(['do-not-call']);
    expect(sent()).toBe(1);
    await services.calls.close();
  }, 30_000);
});
