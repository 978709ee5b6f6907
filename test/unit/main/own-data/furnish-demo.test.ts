import { expect, it } from 'vitest';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { createTestWorld } from '../../../support/world.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

it('a demo begins with people, promises and numbers not to call, tells nothing of them, and does not write them again', async () => {
  const world = createTestWorld(await tempFolder(), undefined, true);
  const { account, contacts, doNotCall, followUps, calls } = world.services;
  account.start();
  const before = Date.now();
  await account.enterDemo();
  const [demo] = world.demos;
  const regulars = demo?.regulars ?? [];
  expect(regulars).toHaveLength(20);

  const people = contacts.all();
  expect(people.length).toBeGreaterThan(8);
  const known = new Set(regulars.map(numberKey));
  expect(people.flatMap(({ numbers }) => numbers).filter(({ number }) => !known.has(numberKey(number)))).toEqual([]);
  expect(contacts.list('lys', 0, 5).rows.map(({ name }) => name)).toEqual(['李演示']);
  expect(doNotCall.list('', 0, 9).total).toBe(2);

  const promised = followUps.list();
  expect(promised.filter(({ dueAt }) => dueAt <= before)).toHaveLength(2);
  expect(promised.filter(({ dueAt }) => dueAt > before + 3_600_000)).toHaveLength(2);
  expect(world.told.filter(({ name }) => name === 'notify.followUps')).toEqual([]);

  for (const { id } of people) contacts.remove(id);
  demo?.rotateToken();
  await account.probeToken().catch(() => undefined);
  expect(await account.get()).toMatchObject({ isTokenDead: true });
  expect(contacts.all()).toEqual([]);

  await account.signOut();
  await account.enterDemo();
  expect(contacts.all()).toHaveLength(people.length);
  await account.signOut();
  await calls.close();
}, 30_000);
