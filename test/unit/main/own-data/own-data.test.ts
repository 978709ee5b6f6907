import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { agentKey } from '../../../../src/main/account/agent-key.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ADA, BOB, DEMO, ownDataAt } from './own-data-world.ts';

const THEIRS = '15405710003';
const OTHER = '15405710004';
const TABLE = `CREATE TABLE plums (id TEXT PRIMARY KEY, customer TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT`;

/** With one noun, as contacts and others are: `plums`, a table of customers. */
function plums(folder: string, migrations = [TABLE]) {
  const world = ownDataAt(folder);
  const { data } = world;
  const resets: number[] = [];
  const removeOf = (customer: string) => {
    for (const row of data.all('SELECT id FROM plums WHERE customer = ?', customer))
      data.remove('plums', 'plums', String(row['id']));
  };
  data.add({ name: 'plums', migrations, forget: removeOf, reset: () => void resets.push(1) });
  const add = (number: string, id: string = number) =>
    data.run('INSERT INTO plums VALUES (?, ?, 1)', id, numberKey(number));
  const list = () => data.all('SELECT id FROM plums ORDER BY id').map((row) => row['id']);
  const path = (who = ADA) => join(folder, 'own-data', `${agentKey(who)}.sqlite`);
  return { ...world, resets, add, list, path };
}

const allOf = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join();

describe("the agent's own database", () => {
  it('keeps what was written, in a file for its owner alone', async () => {
    const folder = await tempFolder();
    const first = plums(folder);
    first.add(THEIRS);
    await first.scope.end(BOB); // somebody else's end closes it and removes nothing of Ada's
    expect(plums(folder).list()).toEqual([THEIRS]);
    if (process.platform !== 'win32') expect(statSync(first.path()).mode & 0o777).toBe(0o600);
  });

  it('shows nobody what another agent wrote, and answers nobody who is signed out', async () => {
    const { add, list, become } = plums(await tempFolder());
    add(THEIRS);
    become(DEMO);
    expect(list()).toEqual([]);
    become(ADA);
    expect(list()).toEqual([THEIRS]);
    become(undefined);
    expect(list).toThrow('signed-out');
  });

  it('goes with its agent at sign-out, with all that was set aside, and when another agent signs in', async () => {
    const folder = await tempFolder();
    const { add, list, scope, path, become } = plums(folder);
    add(THEIRS);
    writeFileSync(`${path()}.set-aside-1`, THEIRS);
    await scope.end(ADA);
    expect(readdirSync(join(folder, 'own-data'))).toEqual([]);
    add(THEIRS);
    await scope.wipeOthers(BOB);
    expect(existsSync(path())).toBe(false);
    add(THEIRS);
    become(BOB);
    expect(list()).toEqual([]);
    expect(existsSync(path())).toBe(false);
  });

  it('begins each demo empty', async () => {
    const folder = await tempFolder();
    const before = plums(folder);
    before.become(DEMO);
    before.add(THEIRS);
    before.data.dispose();
    const after = plums(folder);
    after.become(DEMO);
    expect(after.list()).toEqual([]);
  });

  it('writes all of a transaction or nothing of it', async () => {
    const { data, add, list } = plums(await tempFolder());
    const failing = () =>
      data.transaction(() => {
        add(THEIRS);
        add(OTHER);
        add(THEIRS);
      });
    expect(failing).toThrow();
    expect(list()).toEqual([]);
    data.transaction(() => data.transaction(() => add(THEIRS)));
    expect(list()).toEqual([THEIRS]);
  });

  it('runs each migration once, also those that a later version adds', async () => {
    const folder = await tempFolder();
    const first = plums(folder);
    first.add(THEIRS);
    first.data.dispose();
    const later = plums(folder, [TABLE, `ALTER TABLE plums ADD COLUMN note TEXT NOT NULL DEFAULT 'none'`]);
    expect(later.data.all('SELECT id, note FROM plums')).toMatchObject([{ id: THEIRS, note: 'none' }]);
    later.data.dispose();
    expect(plums(folder).list()).toEqual([THEIRS]); // the earlier version again
  });
});

describe('a damaged own database', () => {
  it('is set aside whole, a new one is begun, and the agent is told until they dismiss it', async () => {
    const folder = await tempFolder();
    const before = plums(folder);
    before.add(THEIRS);
    before.data.dispose();
    writeFileSync(before.path(), 'no database');
    const { data, add, list, told, resets, clock, path } = plums(folder);
    clock.now = 77;
    add(OTHER);
    expect(list()).toEqual([OTHER]);
    expect(readFileSync(`${path()}.set-aside-1`, 'utf8')).toBe('no database');
    await vi.waitFor(() => expect(told).toEqual([{ setAsideAt: 77 }]));
    expect(resets).toHaveLength(1);
    data.dispose();
    const next = plums(folder);
    expect(next.data.state()).toEqual({ setAsideAt: 77 });
    expect(next.data.dismiss()).toEqual({});
    expect(next.told).toEqual([{}]);
  });

  it('is set aside also where the damage shows only while it is read', async () => {
    const folder = await tempFolder();
    const before = plums(folder);
    before.data.transaction(() => {
      for (let n = 0; n < 3_000; n++) before.add(`154057${10_000 + n}`);
    });
    before.data.dispose();
    const bytes = readFileSync(before.path());
    bytes.fill(0x5a, 8 * 4096);
    writeFileSync(before.path(), bytes);
    const { list, path, data } = plums(folder);
    expect(list()).toEqual([]);
    expect(readFileSync(`${path()}.set-aside-1`).equals(bytes)).toBe(true);
    expect(data.state().setAsideAt).toBe(1_000);
  });

  it('is not what a wrong word of ours makes of it', async () => {
    const { data, add, list, path } = plums(await tempFolder());
    add(THEIRS);
    expect(() => data.all('SELECT no_such_column FROM plums')).toThrow('disk');
    expect(list()).toEqual([THEIRS]);
    expect(existsSync(`${path()}.set-aside-1`)).toBe(false);
  });

  it('says "disk" where the file cannot be there at all', async () => {
    const folder = await tempFolder();
    writeFileSync(join(folder, 'own-data'), 'a file where the folder should be');
    expect(plums(folder).list).toThrow(/^disk/);
  });
});

describe('a forgotten customer', () => {
  it('is gone from every table, the file, its log and what was set aside, and is remembered by an id alone', async () => {
    const folder = await tempFolder();
    const { data, add, list, path, resets } = plums(folder);
    add(THEIRS, 'id-of-theirs');
    add(OTHER);
    writeFileSync(`${path()}.set-aside-1`, THEIRS);
    data.forgetCustomer(`+86 ${THEIRS}`);
    expect(list()).toEqual([OTHER]);
    expect(data.all('SELECT id, noun FROM removed')).toMatchObject([{ id: 'id-of-theirs', noun: 'plums' }]);
    expect(allOf(join(folder, 'own-data'))).not.toContain(THEIRS);
    expect(resets.length).toBeGreaterThan(0);
  });
});
