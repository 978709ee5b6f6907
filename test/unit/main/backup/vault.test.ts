import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ownTables } from '../../../../src/main/own-data/own-tables.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld, type TestWorld } from '../../../support/world.ts';

const NEIGHBOUR = '9007199254740992';
const NUMBER = '15405710003';
const NOTE = 'wants a quote before Friday';
const UUID = '00000000-0000-4000-8000-000000000001';
const DAY = 86_400_000;

async function started(folder: string): Promise<TestWorld> {
  const world = createTestWorld(folder);
  onTestFinished(() => world.services.calls.close());
  await world.services.settings.start();
  world.services.account.start();
  return world;
}

/** An agent with something of each kind, signed in at a call centre of their own. */
async function worked() {
  const folder = await tempFolder();
  const centre = await demoForTest({ calls: 5 });
  const world = await started(folder);
  const { account, contacts, doNotCall, followUps, calls } = world.services;
  const signIn = (agent = AGENT) => account.signIn(centre.host, centre.token, agent);
  await signIn();
  contacts.save(undefined, { name: '张三', company: '', note: NOTE, numbers: [{ number: NUMBER, label: '' }] }, true);
  doNotCall.add({ number: NUMBER, reason: NOTE, source: 'agent' });
  followUps.add({ customerNumber: NUMBER, dueAt: Date.now() + DAY, note: NOTE, origin: 'number' });
  await calls.queries.saveNote({ is: 'call', uuid: UUID }, { text: NOTE, tags: ['VIP'] });
  await calls.queries.saveNote({ is: 'number', number: NUMBER }, { text: NOTE, tags: [] });
  return { folder, centre, signIn, ...world };
}

async function held({ services }: Pick<TestWorld, 'services'>) {
  const { contacts, doNotCall, followUps, calls } = services;
  const notes = await calls.queries.notes(UUID, NUMBER);
  return {
    contacts: contacts.list('', 0, 9).rows.map(({ name }) => name),
    doNotCall: doNotCall.list('', 0, 9).entries.map(({ reason }) => reason),
    followUps: followUps.list().map(({ note }) => note),
    notes: [notes.call.text, notes.number.text, ...notes.call.tags],
  };
}

const ALL = { contacts: ['张三'], doNotCall: [NOTE], followUps: [NOTE], notes: [NOTE, NOTE, 'VIP'] };
const NONE = { contacts: [], doNotCall: [], followUps: [], notes: ['', ''] };

function vaultFiles(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'vault'));
  } catch {
    return [];
  }
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .map((path) => (statSync(path).isFile() ? readFileSync(path, 'latin1') : ''))
    .join('\n');
}

afterEach(() => vi.useRealTimers());

describe('the vault of an agent who signs out', () => {
  it('gives everything back to the same agent, once, and nothing in clear or to anybody else', async () => {
    const world = await worked();
    const { folder, services, signIn, keychain } = world;
    expect(await services.backup.leaving()).toEqual({
      counts: { contacts: 1, do_not_call: 1, follow_ups: 1, notes: 2 },
      vault: { is: 'kept', days: 30 },
    });
    await services.entrance.signOut(true);
    expect(vaultFiles(folder)).toHaveLength(1);
    for (const word of [NOTE, NUMBER, '张三', AGENT]) expect(textOf(join(folder, 'vault'))).not.toContain(word);
    await signIn(NEIGHBOUR);
    await services.vault.resume();
    expect(await held(world)).toEqual(NONE);
    expect(services.vault.state()).toEqual({ is: 'none' });
    expect(vaultFiles(folder)).toHaveLength(1);
    await services.entrance.signOut(true);
    await signIn();
    await services.vault.resume();
    expect(services.vault.state()).toMatchObject({ is: 'returned', merged: { changed: 0, removed: 0, leftOut: 0 } });
    expect(await held(world)).toEqual(ALL);
    expect(vaultFiles(folder)).toEqual([]);
    expect([...keychain.entries.keys()].join()).not.toContain('vault@');
    expect(await services.vault.dismiss()).toEqual({ is: 'none' });
  });

  it('is not made where the agent wants none, and one from before goes too', async () => {
    const world = await worked();
    await world.services.entrance.signOut(true);
    expect(vaultFiles(world.folder)).toHaveLength(1);
    world.keychain.mood = 'refuses';
    await world.signIn();
    await world.services.vault.resume();
    expect(world.services.vault.state()).toMatchObject({ is: 'waiting', error: { code: 'keychain-unavailable' } });
    world.keychain.mood = 'works';
    await world.services.entrance.signOut(false);
    expect(vaultFiles(world.folder)).toEqual([]);
  });

  it('waits for a locked keychain, and comes back when it is tried again', async () => {
    const world = await worked();
    await world.services.entrance.signOut(true);
    world.keychain.mood = 'refuses';
    await world.signIn();
    await world.services.vault.resume();
    expect(await held(world)).toEqual(NONE);
    expect(vaultFiles(world.folder)).toHaveLength(1);
    world.keychain.mood = 'works';
    expect(await world.services.vault.dismiss()).toMatchObject({ is: 'returned' });
    expect(await held(world)).toEqual(ALL);
  });

  it('keeps the session going, and removes nothing, where the vault cannot be made', async () => {
    const world = await worked();
    world.keychain.mood = 'refuses';
    expect(await world.services.backup.leaving()).toMatchObject({ vault: { is: 'no-keychain' } });
    await expect(world.services.entrance.signOut(true)).rejects.toMatchObject({ code: 'keychain-unavailable' });
    world.keychain.mood = 'works';
    writeFileSync(join(world.folder, 'vault'), 'no folder can be made here');
    await expect(world.services.entrance.signOut(true)).rejects.toThrow();
    expect(await world.services.account.get()).toMatchObject({ is: 'signed-in', agentId: AGENT });
    expect(await held(world)).toEqual(ALL);
  });

  it('brings back what a crash has left between its writing and the wiping, without doubling anything', async () => {
    const world = await worked();
    const { services, folder } = world;
    const agent = { ...services.account.session(), isDemo: false };
    await services.vault.keep(agent);
    services.contacts.save(undefined, { name: '李四', company: '', note: '', numbers: [] }, true);
    const [first] = services.contacts.list('张三', 0, 1).rows;
    services.contacts.remove(first?.id ?? '');
    await services.vault.resume();
    expect(await held(world)).toEqual({ ...ALL, contacts: ['李四'] });
    expect(vaultFiles(folder)).toEqual([]);
  });

  it('does not bring back a customer who was forgotten meanwhile', async () => {
    const world = await worked();
    const { services } = world;
    await services.vault.keep({ ...services.account.session(), isDemo: false });
    await services.forgetCustomer(NUMBER);
    await services.vault.resume();
    const { notes, ...rest } = await held(world);
    expect(rest).toEqual({ contacts: [], doNotCall: [], followUps: [] });
    // The call's own number is not known here, so its note stays.
    expect(notes).toEqual([NOTE, '', 'VIP']);
  });

  it('is erased after its days, at once where the settings want none, and not before', async () => {
    const world = await worked();
    const { services, folder } = world;
    await services.entrance.signOut(true);
    services.vault.sweep();
    expect(vaultFiles(folder)).toHaveLength(1);
    vi.setSystemTime(Date.now() + 31 * DAY);
    services.vault.sweep();
    expect(vaultFiles(folder)).toEqual([]);
    vi.useRealTimers();
    await world.signIn();
    services.doNotCall.add({ number: NUMBER, reason: NOTE, source: 'agent' });
    await services.entrance.signOut(true);
    expect(vaultFiles(folder)).toHaveLength(1);
    await services.settings.change({ keepsOwnDataDays: 0 });
    expect(vaultFiles(folder)).toEqual([]);
  });

  it('is not opened, and not lost, where its key is gone', async () => {
    const world = await worked();
    await world.services.entrance.signOut(true);
    world.keychain.entries.clear();
    await world.signIn();
    await world.services.vault.resume();
    expect(world.services.vault.state()).toEqual({ is: 'unreadable' });
    expect(vaultFiles(world.folder)).toHaveLength(1);
    expect(await world.services.vault.dismiss()).toEqual({ is: 'none' });
    expect(vaultFiles(world.folder)).toEqual([]);
  });

  it('is none for the demo', async () => {
    const folder = await tempFolder();
    const world = await started(folder);
    await world.services.account.enterDemo();
    world.services.doNotCall.add({ number: NUMBER, reason: NOTE, source: 'agent' });
    expect(await world.services.backup.leaving()).toMatchObject({ vault: { is: 'off' } });
    await world.services.entrance.signOut(true);
    expect(vaultFiles(folder)).toEqual([]);
  });

  it('holds every table of every noun', async () => {
    const { services } = createTestWorld(await tempFolder());
    const names = ownTables(services.ownData.nouns()).map(({ table }) => table);
    const wanted = ['contacts', 'do_not_call', 'follow_ups', 'outcomes', 'call_notes'];
    expect(names).toEqual(expect.arrayContaining(wanted));
  });
});
