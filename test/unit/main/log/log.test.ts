import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maskNumber, openLog, whereOf } from '../../../../src/main/log/log.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const now = () => new Date(Date.UTC(2026, 10, 22, 8, 0, 0));

describe('the log', () => {
  it('is a line of JSON per event, in a file for the owner only', async () => {
    const path = join(await tempFolder(), 'logs', 'main.log');
    const log = openLog(path, now);
    log('info', 'dial.asking', { intentId: '01ARZ', code: 'refused' });
    log('error', 'request.crashed');
    expect(await readFile(path, 'utf8')).toBe(
      '{"time":"2026-11-22T08:00:00.000Z","level":"info","event":"dial.asking","code":"refused","intentId":"01ARZ"}\n' +
        '{"time":"2026-11-22T08:00:00.000Z","level":"error","event":"request.crashed"}\n',
    );
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('holds only the fields on the list, whatever it is given', async () => {
    const path = join(await tempFolder(), 'main.log');
    const fields = { code: 'x', status: 401, ms: 5, name: 'n', intentId: 'i', number: '13800138000', at: 'a.ts:1:1' };
    const secrets = { token: 'SECRET', message: 'SECRET', password: 'SECRET', reference: 'SECRET', level: 'SECRET' };
    openLog(path, now)('warn', 'event', { ...fields, ...secrets });
    const line = await readFile(path, 'utf8');
    expect(line).not.toContain('SECRET');
    expect(JSON.parse(line)).toEqual({
      time: '2026-11-22T08:00:00.000Z',
      level: 'warn',
      event: 'event',
      ...fields,
      number: '138****8000',
    });
  });

  it('cannot be given a second line by a line break', async () => {
    const path = join(await tempFolder(), 'main.log');
    openLog(path, now)('info', 'event', { name: 'a\n{"level":"error"}' });
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('starts a new file beyond 1 MB and keeps the one before', async () => {
    const path = join(await tempFolder(), 'main.log');
    await writeFile(path, 'x'.repeat(1024 * 1024 + 1));
    await writeFile(`${path}.1`, 'older');
    openLog(path, now)('info', 'first');
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toContain('"first"');
    expect((await stat(`${path}.1`)).size).toBe(1024 * 1024 + 1);
  });

  it('does not turn over before', async () => {
    const path = join(await tempFolder(), 'main.log');
    await writeFile(path, 'x'.repeat(1024 * 1024));
    openLog(path, now)('info', 'last');
    expect((await stat(path)).size).toBeGreaterThan(1024 * 1024);
  });

  it('silences itself where it cannot be written, and only itself', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const log = openLog(join(folder, 'in-the-way', 'main.log'), now);
    expect(() => log('info', 'event')).not.toThrow();
    await mkdir(join(folder, 'main.log'));
    expect(() => openLog(join(folder, 'main.log'), now)('info', 'event')).not.toThrow();
  });

  it('writes again once it can', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'logs'), '');
    const path = join(folder, 'logs', 'main.log');
    const log = openLog(path, now);
    log('info', 'lost');
    await rm(join(folder, 'logs'));
    log('info', 'kept');
    expect(await readFile(path, 'utf8')).toMatch(/"kept"/);
  });
});

describe('maskNumber', () => {
  it.each([
    ['13800138000', '138****8000'],
    ['057188888888', '057****8888'],
    ['4008208820', '****8820'],
    ['95588', '*****'],
    ['8888888', '*******'],
    ['', ''],
  ])('hides %j as %j', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });
});

describe('whereOf', () => {
  it('tells places in the code and not the message', () => {
    const error = new Error('the token is SECRET\n    at SECRET (secret.ts:1:1)');
    expect(whereOf(error)).toMatch(/log\.test\.ts:\d+:\d+/);
    expect(whereOf(new Error('SECRET words'))).not.toContain('SECRET');
  });

  it.each([undefined, null, 'text', { stack: 'at x' }, 7])('has nothing to tell of %j', (thrown) => {
    expect(whereOf(thrown)).toBe('');
  });
});
