import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { lockWithPassphrase, openWithPassphrase } from '../../../../src/main/backup/age.ts';
import { AgentData } from '../../../../src/main/backup/agent-data.ts';
import { BackupService } from '../../../../src/main/backup/backup.service.ts';
import { OwnCopies } from '../../../../src/main/own-data/own-copies.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';

const SECRET = 'correct horse battery';
const NUMBER = '15405710003';
const OTHER = '15405710004';
const DAY = 86_400_000;
const HEAD = '{"format":"softphone-companion/own-data","version":1,"madeAt":"2026-01-01T00:00:00.000Z"}';

/** A computer with an agent signed in; `file` is where backups are written and read. */
async function computer() {
  const folder = await tempFolder();
  const centre = await demoForTest({ calls: 3 });
  const { services } = createTestWorld(folder);
  onTestFinished(() => services.calls.close());
  services.account.start();
  await services.account.signIn(centre.host, centre.token, AGENT);
  const session = () => services.account.session();
  const copies = new OwnCopies({ data: services.ownData, folder: join(folder, 'own-data'), now: Date.now });
  const logged: AccessEvent[] = [];
  const place = { file: join(folder, 'mine.age') };
  const backup = new BackupService({
    data: new AgentData({ copies, calls: services.calls, session }),
    vault: services.vault,
    session,
    account: () => services.account.get(),
    files: {
      newFile: () => Promise.resolve(place.file),
      openFile: () => Promise.resolve(place.file),
      folder: () => Promise.resolve(folder),
    },
    words: () => ({ name: 'mine', kind: 'age' }),
    recordAccess: (event) => void logged.push(event),
    now: Date.now,
  });
  const restore = async (file: string, passphrase = SECRET) => {
    place.file = file;
    await backup.choose();
    return backup.restore(passphrase);
  };
  const restoreLines = async (...lines: string[]) => {
    const file = join(folder, 'made-up.age');
    writeFileSync(file, await lockWithPassphrase([HEAD, ...lines, ''].join('\n'), SECRET, 10));
    return restore(file);
  };
  return { ...services, folder, backup, place, logged, restore, restoreLines, copy: () => copies.of(session()) };
}

function row(table: string, cells: object, parts?: object): string {
  return JSON.stringify({ table, cells, ...(parts && { parts }) });
}

const ENTRY = { number: NUMBER, customer: 'x', reason: 'asked', source: 'agent', added_at: 1, expires_at: null };

describe('a backup', () => {
  it('moves everything to another computer in one file, once, and stands in the access log', async () => {
    const [old, next] = [await computer(), await computer()];
    old.contacts.save(
      undefined,
      { name: '张三', company: '演示', note: 'a', numbers: [{ number: NUMBER, label: '' }] },
      true,
    );
    old.doNotCall.add({ number: OTHER, reason: 'asked', source: 'agent', expiresAt: Date.now() + DAY });
    old.followUps.add({ customerNumber: NUMBER, dueAt: Date.now() + DAY, note: 'quote', origin: 'call' });
    await old.calls.queries.saveNote({ is: 'call', uuid: 'u-1' }, { text: 'note', tags: ['VIP'] });
    const saved = await old.backup.save(SECRET);
    expect(saved).toEqual({ name: 'mine.age', counts: { contacts: 1, do_not_call: 1, follow_ups: 1, notes: 1 } });
    for (const word of ['张三', NUMBER, 'quote']) expect(readFileSync(old.place.file, 'latin1')).not.toContain(word);
    const added = { contacts: 1, do_not_call: 1, follow_ups: 1, notes: 1 };
    expect(await next.restore(old.place.file)).toEqual({
      is: 'restored',
      merged: { added, changed: 0, removed: 0, leftOut: 0 },
    });
    expect(next.copy()).toEqual(old.copy());
    expect((await next.calls.queries.notes('u-1', NUMBER)).call).toEqual({ text: 'note', tags: ['VIP'] });
    expect(next.contacts.known(NUMBER)).toMatchObject({ name: '张三' });
    expect(await next.restore(old.place.file)).toMatchObject({ merged: { added: {}, changed: 0, removed: 0 } });
    expect(old.logged).toEqual([{ is: 'backup-made', entries: 4 }]);
    expect(next.logged.map((event) => event.is)).toEqual(['backup-restored', 'backup-restored']);
  });

  it('is refused with its reason, and changes nothing, where the passphrase or the file is wrong', async () => {
    const agent = await computer();
    agent.doNotCall.add({ number: NUMBER, reason: 'asked', source: 'agent' });
    await agent.backup.save(SECRET);
    const before = agent.copy();
    const whole = readFileSync(agent.place.file);
    const bad = join(agent.folder, 'bad.age');
    const whyOf = async (content: Uint8Array | string, passphrase = SECRET) => {
      writeFileSync(bad, content);
      const restored = await agent.restore(bad, passphrase);
      return restored.is === 'refused' ? restored.why : restored.is;
    };
    expect(await whyOf(whole, 'not this one')).toBe('wrong-passphrase');
    expect(await whyOf(whole.subarray(0, -1))).toBe('damaged');
    expect(await whyOf('name,number\n')).toBe('not-a-backup');
    expect(await whyOf(await lockWithPassphrase('{"format":"something else"}\n', SECRET, 10))).toBe('not-a-backup');
    expect(await whyOf(await lockWithPassphrase(HEAD.replace(':1,', ':2,'), SECRET, 10))).toBe('newer-version');
    expect(await whyOf(await lockWithPassphrase(`${HEAD}\n{"table":`, SECRET, 10))).toBe('damaged');
    writeFileSync(bad, whole);
    const { truncateSync } = await import('node:fs');
    truncateSync(bad, (64 << 20) + 1);
    expect(await agent.restore(bad)).toEqual({ is: 'refused', why: 'too-large' });
    await expect(agent.restore(join(agent.folder, 'gone.age'))).rejects.toMatchObject({ code: 'disk' });
    expect(agent.copy()).toEqual(before);
    expect(agent.logged.map((event) => event.is)).toEqual(['backup-made']);
  });

  it('leaves nothing behind where the disk takes no file', async () => {
    const agent = await computer();
    agent.place.file = join(agent.folder, 'no-such-folder', 'mine.age');
    await expect(agent.backup.save(SECRET)).rejects.toMatchObject({ code: 'disk' });
    expect(existsSync(agent.place.file)).toBe(false);
  });

  it('opens in any program of the format, one JSON object a line', async () => {
    const agent = await computer();
    agent.doNotCall.add({ number: NUMBER, reason: 'asked', source: 'agent' });
    await agent.backup.save(SECRET);
    const text = await openWithPassphrase(readFileSync(agent.place.file), SECRET);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ format: 'softphone-companion/own-data', version: 1 });
    expect(lines[1]).toMatchObject({ table: 'do_not_call', cells: { number: NUMBER, reason: 'asked' } });
  });
});

describe('a file from somebody else', () => {
  it('takes no protection away: it removes none, shortens none and turns none into another’s', async () => {
    const agent = await computer();
    const { id } = agent.doNotCall.add({ number: NUMBER, reason: 'asked', source: 'agent' });
    const later = { ...ENTRY, id, updated_at: Date.now() + 10 * DAY };
    await agent.restoreLines(
      JSON.stringify({ removed: 'do-not-call', id, at: Date.now() + DAY }),
      JSON.stringify({ removed: 'contacts', id, at: Date.now() + DAY }),
      row('do_not_call', { ...later, expires_at: 1 }),
    );
    expect(agent.doNotCall.of('+8615405710003')).toMatchObject({ number: NUMBER });
    await agent.restoreLines(row('do_not_call', { ...later, number: OTHER, expires_at: 1 }));
    expect(agent.doNotCall.of('+8615405710003')).toMatchObject({ number: NUMBER });
  });

  it('brings no key of a number but the right one, no time to come, no unknown column, table or line', async () => {
    const agent = await computer();
    const restored = await agent.restoreLines(
      row('do_not_call', { ...ENTRY, id: 'a', updated_at: 9e15, evil: 'DROP' }),
      row('sqlite_schema', { id: 'b', updated_at: 1 }),
      row('do_not_call', { ...ENTRY, id: 'c"; DROP TABLE contacts; --', updated_at: 1 }),
      row('do_not_call', { ...ENTRY, id: 'd', updated_at: 'now' }),
      row('follow_ups', { id: 'e', updated_at: 1 }),
      row(
        'contacts',
        { id: 'f', name: 'a\u202Eb', company: '', note: '', sound: 'x', updated_at: 1 },
        { contact_numbers: [] },
      ),
      '{"something":"new"}',
    );
    expect(restored).toMatchObject({ merged: { added: { contacts: 1, do_not_call: 1 }, leftOut: 5 } });
    const [entry] = agent.copy().rows.filter(({ table }) => table === 'do_not_call');
    expect(entry?.cells).toMatchObject({ customer: '+8615405710003' });
    expect(entry?.updatedAt).toBeLessThanOrEqual(Date.now());
    expect(agent.contacts.list('', 0, 9).rows.map(({ name }) => name)).toEqual(['ab']);
  });

  it('reaches no prototype', async () => {
    const agent = await computer();
    expect(await agent.restoreLines('{"table":"contacts","cells":{"__proto__":{"id":"x"}}}')).toEqual({
      is: 'refused',
      why: 'damaged',
    });
    expect(({} as Record<string, unknown>)['id']).toBeUndefined();
  });
});
