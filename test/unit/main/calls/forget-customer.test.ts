import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { faultOf } from '../../../support/fault-of.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

const CALLEE = '15405710003';

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && readFileSync(path, 'latin1').includes(text));
}

it('forgets a customer for good: no byte in a file, and neither a sync nor signing in again brings them back', async () => {
  const centre = await demoForTest({ calls: 60, speed: 200 });
  const folder = await tempFolder();
  const { services, told } = createTestWorld(folder);
  const { account, calls, dialer, forgetCustomer, settings } = services;
  onTestFinished(() => calls.close());
  const signIn = async () => {
    await account.signIn(centre.host, centre.token, AGENT);
    await vi.waitFor(async () => expect((await calls.history()).sync.is).toBe('idle'), 20_000);
    await vi.waitFor(async () => expect((await calls.history()).stored).toBeGreaterThan(0), 20_000);
  };
  const withThem = async () => (await calls.queries.customer(CALLEE)).count;
  const call = async () => {
    const before = await withThem();
    await dialer.dial({ text: `+86 ${CALLEE}`, callerId: { is: 'automatic' }, reference: '', confirmed: ['repeat'] });
    expect(await faultOf(forgetCustomer(CALLEE))).toEqual({ code: 'call-in-progress' });
    await vi.waitFor(() => expect(dialer.state().is).toBe('ended'), 20_000);
    await vi.waitFor(async () => {
      await calls.sync();
      expect(await withThem()).toBeGreaterThan(before);
    }, 20_000);
  };
  account.start();
  await settings.start();
  await signIn();
  await call();
  await calls.saveNote({ is: 'number', number: CALLEE }, { text: 'wants a quote', tags: ['VIP'] });
  const { stored } = await calls.history();
  const count = await withThem();
  expect(filesWith(folder, CALLEE)).not.toEqual([]);
  const { uuid } = (await calls.queries.first({ customer: CALLEE }))[0] ?? { uuid: '' };
  expect((await calls.get(uuid)).customerNumber).toContain(CALLEE);

  expect(await forgetCustomer(`0086${CALLEE}`)).toEqual({ calls: count });
  expect(filesWith(folder, CALLEE)).toEqual([]);
  expect(filesWith(folder, 'wants a quote')).toEqual([]);
  expect(dialer.state()).toEqual({ is: 'idle' });
  expect(await calls.history()).toMatchObject({ stored: stored - count, forgotten: { customers: 1 } });
  expect(told.filter(({ name }) => name === 'calls.historyChanged').at(-1)?.payload).toMatchObject({
    forgotten: { customers: 1 },
  });
  expect((await calls.statistics({ period: 'day', offset: 0 })).forgotten).toBe(1);

  expect(await faultOf(calls.get(uuid))).toEqual({ code: 'not-found' });
  await calls.ask('sync', 'deep');
  expect(await withThem()).toBe(0);
  await account.signOut();
  await signIn();
  await calls.ask('sync', 'deep');
  expect(await withThem()).toBe(0);
  expect(filesWith(folder, CALLEE)).toEqual([]);

  await call();
  expect(await withThem()).toBe(1);
}, 90_000);
