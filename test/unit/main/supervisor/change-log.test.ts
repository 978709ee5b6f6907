import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChangeLog, type NewChange } from '../../../../src/main/supervisor/change-log.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const DAY = 86_400_000;
const AGENT = { isDemo: false };
const change = (extra: Partial<NewChange> = {}): NewChange => ({
  account: '1@http://127.0.0.1:1',
  at: 1000,
  by: { agentId: '1', name: '演示坐席一' },
  what: { is: 'bind', sip: '80010009', agentId: '100003', agentName: '演示坐席三' },
  ...extra,
});

async function logIn(folder?: string) {
  const path = join(folder ?? (await tempFolder()), 'files', 'log.sqlite');
  const log = new ChangeLog(path);
  onTestFinished(() => log.close());
  return { log, path };
}

describe('the log of changes', () => {
  it('tells who did what and how it ended, the newest first', async () => {
    const { log } = await logIn();
    const first = log.begin(change());
    log.settle(first, 'failed', { code: 'refused', message: '没有权限', status: 403 });
    log.begin(change({ at: 2000, what: { is: 'assign', agentId: '2', agentName: '', groups: [], numbers: ['1'] } }));
    expect(log.page('1@http://127.0.0.1:1')).toMatchObject({
      changes: [
        { at: 2000, what: { is: 'assign', numbers: ['1'] }, outcome: 'sending' },
        {
          id: first,
          at: 1000,
          by: { name: '演示坐席一' },
          outcome: 'failed',
          error: { code: 'refused', message: '没有权限', status: 403 },
        },
      ],
      hasMore: false,
    });
  });

  it('is a file that only its owner reads', async () => {
    const { log, path } = await logIn();
    log.begin(change());
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('says after a crash that what was on its way may have been done', async () => {
    const folder = await tempFolder();
    const { log } = await logIn(folder);
    log.begin(change());
    log.close();
    const { log: next } = await logIn(folder);
    expect(next.page(change().account).changes[0]?.outcome).toBe('unknown');
  });

  it('is read a hundred at a time, without a gap', async () => {
    const { log } = await logIn();
    for (let at = 0; at < 230; at++) log.begin(change({ at }));
    const seen: number[] = [];
    for (let before: string | undefined, hasMore = true; hasMore;) {
      const page = log.page(change().account, before);
      seen.push(...page.changes.map(({ at }) => at));
      ({ hasMore } = page);
      before = page.changes.at(-1)?.id;
    }
    expect(seen).toEqual(Array.from({ length: 230 }, (_, n) => 229 - n));
  });

  it('keeps accounts apart, and wipes one out of the file', async () => {
    const { log, path } = await logIn();
    log.begin(change({ what: { is: 'bind', sip: 'GONE-SOON', agentId: '1', agentName: '' } }));
    log.begin(change({ account: 'other' }));
    expect(log.page('other').changes).toHaveLength(1);
    log.wipe(change().account, AGENT);
    expect(log.page('other').changes).toHaveLength(1);
    log.close();
    const folder = join(path, '..');
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    expect(texts.join('')).not.toContain('GONE-SOON');
    expect(texts.join('')).toContain('80010009');
  });

  it('forgets everybody else, what was set aside too, when another agent signs in', async () => {
    const { log, path } = await logIn();
    const changed = { is: 'bind', agentId: '1', agentName: '' } as const;
    log.begin(change({ what: { ...changed, sip: 'GONE-SOON' } }));
    log.renew();
    log.begin(change({ what: { ...changed, sip: 'GONE-AS-WELL' } }));
    log.begin(change({ account: 'other' }));
    log.wipeOthers('other');
    expect(log.page(change().account).changes).toEqual([]);
    expect(log.page('other').changes).toHaveLength(1);
    log.close();
    const folder = join(path, '..');
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    expect(texts.join('')).not.toMatch(/GONE-/);
  });

  it('makes no file for the signing out of somebody who was never a supervisor', async () => {
    const folder = await tempFolder();
    const { log } = await logIn(folder);
    log.wipe('anybody', AGENT);
    expect(await readdir(folder)).toEqual([]);
  });

  it('forgets what is older than 400 days', async () => {
    const { log } = await logIn();
    log.begin(change({ at: 0 }));
    log.begin(change({ at: DAY }));
    log.begin(change({ at: 401 * DAY }));
    expect(log.page(change().account).changes.map(({ at }) => at / DAY)).toEqual([401, 1]);
  });

  it('forgets it also when nothing is changed any more, and makes no file for that', async () => {
    const folder = await tempFolder();
    const { log } = await logIn(folder);
    log.prune(800 * DAY);
    expect(await readdir(folder)).toEqual([]);
    log.begin(change({ at: 0 }));
    log.begin(change({ at: DAY }));
    log.prune(401 * DAY);
    expect(log.page(change().account).changes.map(({ at }) => at / DAY)).toEqual([1]);
  });

  it('writes an outcome that the disk did not take before the next change begins', async () => {
    const { log, path } = await logIn();
    const id = log.begin(change());
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    log.settle(id, 'done');
    expect(await faultOf(() => log.begin(change()))).toMatchObject({ code: 'journal-unavailable' });
    other.exec('ROLLBACK');
    other.close();
    log.begin(change({ at: 2000 }));
    expect(log.page(change().account).changes.map(({ outcome }) => outcome)).toEqual(['sending', 'done']);
  });

  it('takes nothing for a folder in its place or a damaged file, until it is set aside on command', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'folder.sqlite'));
    const inTheWay = new ChangeLog(join(folder, 'folder.sqlite'));
    expect(await faultOf(() => inTheWay.begin(change()))).toMatchObject({ code: 'journal-unavailable' });
    const path = join(folder, 'damaged.sqlite');
    await writeFile(path, 'this is no database, but long enough to be taken for one '.repeat(100));
    const damaged = new ChangeLog(path);
    onTestFinished(() => damaged.close());
    expect(await faultOf(() => damaged.page('x'))).toMatchObject({ code: 'journal-unavailable' });
    damaged.renew();
    damaged.begin(change());
    expect(await readFile(`${path}.set-aside-1`, 'utf8')).toContain('no database');
    damaged.wipe(change().account, AGENT);
    expect((await readdir(folder)).filter((name) => name.includes('set-aside'))).toEqual([]);
  });
});

describe('wiping the log at sign-out', () => {
  it('removes a folder that was set aside in its place', async () => {
    const { log, path } = await logIn();
    await mkdir(join(path, 'with something in it'), { recursive: true });
    log.renew();
    log.begin(change());
    log.wipe(change().account, AGENT);
    expect(log.page(change().account).changes).toEqual([]);
    expect((await readdir(join(path, '..'))).filter((name) => name.includes('set-aside'))).toEqual([]);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['no database', (path) => writeFile(path, `${'x'.repeat(5_000)} 演示坐席三 80010009`)],
    [
      'a database of something else',
      (path) => foreign(path, 'CREATE TABLE changes (name TEXT); INSERT INTO changes VALUES (1)'),
    ],
    ['a folder', (path) => mkdir(join(path, '演示坐席三'), { recursive: true })],
    ['a log with torn pages', tornLog],
  ])('removes %s whole, and the next sign-out has nothing to do', async (_what, write) => {
    const { log, path } = await logIn();
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true });
    await write(path);
    await writeFile(`${path}-wal`, '演示坐席三');
    log.wipe(change().account, AGENT);
    expect(await readdir(folder)).toEqual([]);
    log.wipe(change().account, AGENT);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of the demo leaves what is damaged or set aside to the real agent', async () => {
    const { log, path } = await logIn();
    await mkdir(join(path, '..'));
    await writeFile(path, 'damaged '.repeat(1_000));
    log.wipe('demo', { isDemo: true });
    log.renew();
    log.begin(change());
    log.begin(change({ account: 'demo' }));
    log.wipe('demo', { isDemo: true });
    expect(log.page('demo').changes).toEqual([]);
    expect(log.page(change().account).changes).toHaveLength(1);
    expect(await readFile(`${path}.set-aside-1`, 'utf8')).toContain('damaged');
  });

  it('says which file it is that somebody else holds, and leaves it alone', async () => {
    const { log, path } = await logIn();
    log.begin(change());
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());
    other.exec('BEGIN EXCLUSIVE');
    const fault = await faultOf(() => log.wipe(change().account, AGENT));
    expect(fault).toEqual({ code: 'disk', message: 'log.sqlite: database is locked' });
    other.exec('ROLLBACK');
    expect(log.page(change().account).changes).toHaveLength(1);
  });
});

function foreign(path: string, sql: string): Promise<void> {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return Promise.resolve();
}

/** Its header is whole, its pages are not. */
async function tornLog(path: string): Promise<void> {
  const log = new ChangeLog(path);
  for (let at = 0; at < 200; at++) log.begin(change({ at }));
  log.close();
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill('演示坐席三', 4_096 + 8));
}
