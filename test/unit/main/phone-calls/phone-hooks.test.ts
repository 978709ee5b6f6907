import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { PhoneHooks, storedHookKey, type HookEvent } from '../../../../src/main/phone-calls/phone-hooks.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

async function startWorld(folder?: string) {
  const path = join(folder ?? (await tempFolder()), 'phone-hooks.json');
  const world = { now: 0, heard: [] as HookEvent[], refusals: 0, path };
  const hooks = new PhoneHooks(new JsonFile(path, storedHookKey), () => world.now);
  await hooks.start();
  hooks.listen({ told: (event) => world.heard.push(event), refused: () => world.refusals++ });
  return Object.assign(world, { hooks });
}

const EVENT = { kind: 'ring', number: '15405714321', pid: 1 };

test('the key is made once, stays over a start, and is the owner’s alone', async () => {
  const { hooks, path } = await startWorld();
  const key = await hooks.key();
  expect(key).toMatch(/^[\da-f]{48}$/);
  expect(await hooks.key()).toBe(key);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ key });
  const again = await startWorld(join(path, '..'));
  again.hooks.take({ ...EVENT, key });
  expect(again.heard).toEqual([EVENT]);
});

test('without a key nobody is heard, whatever they show', async () => {
  const { hooks, heard } = await startWorld();
  for (const key of ['', '0'.repeat(48), 'undefined']) hooks.take({ ...EVENT, key });
  expect(heard).toEqual([]);
});

test('a key that is not one is not used, and a new one is made', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'phone-hooks.json'), JSON.stringify({ key: 'short' }));
  const { hooks, heard } = await startWorld(folder);
  hooks.take({ ...EVENT, key: 'short' });
  expect(heard).toEqual([]);
  expect(await hooks.key()).toMatch(/^[\da-f]{48}$/);
});

test('a key that cannot be kept is not given to a phone', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'file'), '');
  const hooks = new PhoneHooks(new JsonFile(join(folder, 'file', 'phone-hooks.json'), storedHookKey), () => 0);
  expect(await faultOf(hooks.key())).toMatchObject({ code: 'disk' });
});

test('only the very key is believed', async () => {
  const world = await startWorld();
  const key = await world.hooks.key();
  const others = [
    key.slice(1),
    `${key}0`,
    key.toUpperCase(),
    `${key} `,
    key.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
  ];
  for (const other of others.filter((one) => one !== key)) world.hooks.take({ ...EVENT, key: other });
  expect(world.heard).toEqual([]);
  expect(world.refusals).toBeGreaterThan(3);
  world.hooks.take({ ...EVENT, key });
  expect(world.heard).toEqual([EVENT]);
});

test('what has another shape is nothing, and never throws', async () => {
  const world = await startWorld();
  const key = await world.hooks.key();
  const good = { ...EVENT, key };
  for (const bad of [
    { ...good, kind: 'dial' },
    { ...good, pid: 0 },
    { ...good, number: 'x'.repeat(257) },
    { ...good, more: 1 },
    { ...good, number: 1 },
    [good],
  ])
    world.hooks.take(bad);
  fc.assert(fc.property(fc.anything(), (given) => world.hooks.take(given)));
  expect(world.heard).toEqual([]);
});

test('more than a phone has to tell is not taken, until the next second; forged events take nothing away', async () => {
  const world = await startWorld();
  const key = await world.hooks.key();
  for (let index = 0; index < 50; index++) world.hooks.take({ ...EVENT, key: 'forged' });
  for (let index = 0; index < 50; index++) world.hooks.take({ ...EVENT, key });
  expect(world.heard).toHaveLength(20);
  world.now = 1_000;
  world.hooks.take({ ...EVENT, key });
  expect(world.heard).toHaveLength(21);
});
