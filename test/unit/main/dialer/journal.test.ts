import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { accountKey, type Intent } from '../../../../src/main/dialer/intent.ts';
import { DialJournal } from '../../../../src/main/dialer/journal.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { AGENT } from '../../../support/sessions.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const ACCOUNT = accountKey({ host: 'http://127.0.0.1:1', agentId: AGENT });
const NUMBER = '15405714321';

function intent(id: string, change: Partial<Intent> = {}): Omit<Intent, 'state'> {
  const plain = { id, account: ACCOUNT, callee: NUMBER, startedAt: 1000, monotonicAt: 1000, confirmed: [], ...change };
  return { customer: numberKey(plain.callee), ...plain };
}

async function journalIn(folder?: string) {
  const path = join(folder ?? (await tempFolder()), 'files', 'journal.sqlite');
  const states = () =>
    new DatabaseSync(path)
      .prepare('SELECT id, state FROM intents ORDER BY id')
      .all()
      .map(({ id, state }) => `${String(id)} ${String(state)}`);
  return { path, journal: new DialJournal(path), states };
}

describe('the dial journal', () => {
  it('takes an intent from journaled over sending to its outcome', async () => {
    const { journal, states } = await journalIn();
    journal.begin(intent('A', { trunk: '057100008001', confirmed: ['repeat'] }));
    expect(states()).toEqual(['A journaled']);
    journal.markSending('A');
    expect(states()).toEqual(['A sending']);
    journal.settle('A', 'unknown');
    expect(journal.unresolved(ACCOUNT)).toEqual([
      { ...intent('A', { trunk: '057100008001', confirmed: ['repeat'] }), state: 'unknown' },
    ]);
    journal.settle('A', 'seen', 'the-uuid');
    expect(journal.unresolved(ACCOUNT)).toEqual([]);
  });

  it('knows the ids of other calls of the same account', async () => {
    const { journal } = await journalIn();
    for (const id of ['A', 'B']) journal.begin(intent(id));
    journal.begin(intent('C', { account: 'another' }));
    journal.settle('A', 'accepted', 'u');
    const isAnothers = (account: string, id: string): boolean => journal.isAnothers(account, id, 'u');
    expect([isAnothers(ACCOUNT, 'A'), isAnothers(ACCOUNT, 'B'), isAnothers('another', 'C')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is a file that only its owner reads', async () => {
    const { journal, path } = await journalIn();
    journal.begin(intent('A'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('lets one intent be sent at a time, whichever process asks', async () => {
    const { journal, path } = await journalIn();
    journal.begin(intent('A'));
    journal.markSending('A');
    journal.begin(intent('B'));
    expect(await faultOf(() => journal.markSending('B'))).toEqual({ code: 'call-in-progress' });
    const other = new DatabaseSync(path);
    expect(() => other.exec(`UPDATE intents SET state = 'sending' WHERE id = 'B'`)).toThrow(/UNIQUE/);
    journal.settle('A', 'accepted', 'u');
    journal.markSending('B');
  });

  it('lets nothing be sent that it does not hold as journaled', async () => {
    const { journal } = await journalIn();
    expect(await faultOf(() => journal.markSending('A'))).toMatchObject({ code: 'journal-unavailable' });
    journal.begin(intent('A'));
    journal.settle('A', 'not-sent');
    expect(await faultOf(() => journal.markSending('A'))).toMatchObject({ code: 'journal-unavailable' });
  });

  it('does not take back what a record has told when the outcome is written late', async () => {
    const { journal, states } = await journalIn();
    journal.begin(intent('A'));
    journal.markSending('A');
    journal.settle('A', 'seen', 'the-uuid');
    journal.settle('A', 'unknown');
    expect(states()).toEqual(['A seen']);
    journal.settle('A', 'not-seen');
    expect(states()).toEqual(['A not-seen']);
  });

  it('says after a restart that what was being sent may have been placed, and what was only written down was not', async () => {
    const folder = await tempFolder();
    const { journal } = await journalIn(folder);
    journal.begin(intent('A'));
    journal.markSending('A');
    journal.begin(intent('B'));
    journal.close();
    const next = await journalIn(folder);
    expect(next.journal.unresolved(ACCOUNT).map(({ id, state }) => [id, state])).toEqual([['A', 'unknown']]);
    expect(next.states()).toEqual(['A unknown', 'B not-sent']);
  });

  it('counts for limits what may have rung somebody, and nothing else', async () => {
    const { journal } = await journalIn();
    const outcomes = ['accepted', 'refused', 'not-sent', 'unknown', 'seen', 'not-seen'] as const;
    outcomes.forEach((state, index) => {
      journal.begin(intent(state, { monotonicAt: 1000 + index }));
      journal.settle(state, state);
    });
    expect(journal.sentSince(ACCOUNT, 0).map(({ id }) => id)).toEqual(['accepted', 'unknown', 'seen', 'not-seen']);
    expect(journal.sentSince(ACCOUNT, 1003).map(({ id }) => id)).toEqual(['seen', 'not-seen']);
    expect(journal.lastMonotonicAt()).toBe(1005);
  });

  it('keeps a dismissed call out of sight, and in mind for repeats', async () => {
    const { journal } = await journalIn();
    journal.begin(intent('A'));
    journal.settle('A', 'not-seen');
    journal.dismiss(ACCOUNT, 'A');
    expect(journal.unresolved(ACCOUNT)).toEqual([]);
    expect(journal.lastOpenCall(ACCOUNT, numberKey(NUMBER), 0)?.id).toBe('A');
    expect(journal.lastOpenCall(ACCOUNT, numberKey(NUMBER), 1000)).toBeUndefined();
    expect(journal.lastOpenCall(ACCOUNT, numberKey('15405714322'), 0)).toBeUndefined();
  });

  it('knows whom the calls of a journal without customers were for', async () => {
    const { journal, path } = await journalIn();
    journal.begin(intent('A'));
    journal.settle('A', 'unknown');
    journal.close();
    const older = new DatabaseSync(path);
    older.exec('DROP INDEX open_customers; ALTER TABLE intents DROP COLUMN customer');
    older.close();
    const reopened = new DialJournal(path);
    expect(reopened.lastOpenCall(ACCOUNT, numberKey(NUMBER), 0)).toMatchObject({ id: 'A', callee: NUMBER });
    expect(reopened.sentSince(ACCOUNT, 0)).toMatchObject([{ customer: numberKey(NUMBER) }]);
  });

  it("keeps one account's calls from another, and wipes only its own, out of the file as well", async () => {
    const { journal, path } = await journalIn();
    const other = accountKey({ host: 'http://127.0.0.1:2', agentId: AGENT });
    journal.begin(intent('A', { callee: '15405719999' }));
    journal.settle('A', 'unknown');
    journal.begin(intent('B', { account: other }));
    journal.settle('B', 'unknown');
    journal.wipe(ACCOUNT);
    expect([journal.unresolved(ACCOUNT), journal.unresolved(other).map(({ id }) => id)]).toEqual([[], ['B']]);
    journal.close();
    const files = await Promise.all(
      (await readdir(join(path, '..'))).map((name) => readFile(join(path, '..', name), 'latin1')),
    );
    expect(files.join('')).not.toContain('15405719999');
    expect(files.join('')).toContain(NUMBER);
  });

  it('forgets what is older than a month by the clock that limits go by', async () => {
    const { journal, states } = await journalIn();
    const now = 40 * 86_400_000;
    journal.begin(intent('old', { monotonicAt: 7 * 86_400_000, startedAt: now }));
    journal.begin(intent('young', { monotonicAt: 9 * 86_400_000, startedAt: 0 }));
    journal.prune(now);
    expect(states()).toEqual(['young journaled']);
  });
});

describe('a journal that cannot be written', () => {
  it('says so for a folder in its place, a damaged file and a full disk', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'journal.sqlite'));
    expect(await faultOf(() => new DialJournal(join(folder, 'journal.sqlite')).begin(intent('A')))).toMatchObject({
      code: 'journal-unavailable',
    });

    const damaged = join(folder, 'damaged.sqlite');
    await writeFile(damaged, 'this is no database, but it is long enough to be taken for one '.repeat(100));
    expect(await faultOf(() => new DialJournal(damaged).begin(intent('A')))).toMatchObject({
      code: 'journal-unavailable',
    });

    const path = join(folder, 'full.sqlite');
    const journal = new DialJournal(path);
    journal.begin(intent('A'));
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE'); // another program holds the file, for longer than we wait
    expect(await faultOf(() => journal.begin(intent('B')))).toMatchObject({ code: 'journal-unavailable' });
    other.exec('ROLLBACK');
    journal.begin(intent('B'));
  });

  it('is set aside on command, never overwritten, and a new one begun', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'journal.sqlite');
    await writeFile(path, 'damaged '.repeat(1000));
    const journal = new DialJournal(path);
    journal.renew();
    journal.begin(intent('A'));
    expect((await readFile(`${path}.set-aside-1`, 'utf8')).startsWith('damaged')).toBe(true);
    journal.wipe(ACCOUNT);
    expect((await readdir(folder)).filter((name) => name.includes('set-aside'))).toEqual([]);
  });

  it('leaves nothing behind at sign-out where a folder stood in its place and was set aside', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'journal.sqlite');
    await mkdir(join(path, 'inside'), { recursive: true });
    const journal = new DialJournal(path);
    journal.renew();
    journal.begin(intent('A'));
    journal.wipe(ACCOUNT);
    expect((await readdir(folder)).filter((name) => name.includes('set-aside'))).toEqual([]);
  });
});

describe('a forgotten customer in the dial journal', () => {
  it('is named nowhere any more, nor in a file that was set aside, and still counts for limits', async () => {
    const { journal, path } = await journalIn();
    journal.begin(intent('A'));
    journal.renew();
    for (const id of ['B', 'C']) {
      journal.begin(intent(id, { callee: id === 'B' ? `0${NUMBER}` : '13912345678', monotonicAt: 2_000 }));
      journal.markSending(id);
      journal.settle(id, 'unknown', `uuid of ${id}`);
    }
    expect(await filesWith(path, NUMBER)).not.toEqual([]);
    journal.forget(ACCOUNT, numberKey(NUMBER));
    journal.settle('B', 'seen', 'uuid that came late');
    expect(await filesWith(path, NUMBER)).toEqual([]);
    expect(await filesWith(path, 'uuid of B')).toEqual([]);
    expect(await filesWith(path, 'uuid that came late')).toEqual([]);
    expect(journal.sentSince(ACCOUNT, 0).map(({ id, callee }) => `${id} ${callee}`)).toEqual(['B ', 'C 13912345678']);
    expect(journal.unresolved(ACCOUNT).map(({ id }) => id)).toEqual(['C']);
    expect(journal.lastOpenCall(ACCOUNT, numberKey(NUMBER), 0)).toBeUndefined();
  });
});

async function filesWith(path: string, text: string): Promise<string[]> {
  const folder = join(path, '..');
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return names.filter((_name, i) => contents[i]?.includes(text));
}
