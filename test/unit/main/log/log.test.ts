import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOG_FILE_BYTES } from '../../../../src/main/log/log.ts';
import { maskNumber, openLog, whereOf, type LogLevel } from '../../../../src/main/log/log.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const now = () => new Date(Date.UTC(2026, 10, 22, 8, 0, 0));
const INTENT = '01M81JPS6BMAAQSZ91PJPGT9KP';

describe('the log', () => {
  it('is a line of JSON per event, in a file for the owner only', async () => {
    const path = join(await tempFolder(), 'logs', 'main.log');
    const log = openLog(path, { now });
    log('info', 'dial.asking', { intentId: INTENT, code: 'refused' });
    log('error', 'request.crashed');
    expect(await readFile(path, 'utf8')).toBe(
      `{"time":"2026-11-22T08:00:00.000Z","level":"info","event":"dial.asking","code":"refused","intentId":"${INTENT}"}\n` +
        '{"time":"2026-11-22T08:00:00.000Z","level":"error","event":"request.crashed"}\n',
    );
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('holds only the fields on the list, whatever it is given', async () => {
    const path = join(await tempFolder(), 'main.log');
    const fields = { code: 'ENOSPC', status: 401, ms: 5, name: 'calls.get', intentId: INTENT, at: 'a.ts:1:1' };
    const secrets = { token: 'SECRET', message: 'SECRET', password: 'SECRET', reference: 'SECRET', level: 'SECRET' };
    openLog(path, { now })('warn', 'event', { ...fields, ...secrets, number: '13800138000' });
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

  it('says why a window’s process is gone', async () => {
    const path = join(await tempFolder(), 'main.log');
    openLog(path, { now })('error', 'window.gone', { code: 'oom' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ event: 'window.gone', code: 'oom' });
  });

  it('cannot be given a second line by a line break', async () => {
    const path = join(await tempFolder(), 'main.log');
    openLog(path, { now })('info', 'event', { name: 'a\n{"level":"error"}' });
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('is as talkative as the settings say, from the next line on', async () => {
    const path = join(await tempFolder(), 'main.log');
    let level: LogLevel = 'error';
    const log = openLog(path, { now, level: () => level });
    for (const one of ['info', 'warn', 'error'] as const) log(one, `first.${one}`);
    level = 'warn';
    for (const one of ['info', 'warn', 'error'] as const) log(one, `second.${one}`);
    expect((await readFile(path, 'utf8')).match(/(first|second)\.\w+/g)).toEqual([
      'first.error',
      'second.warn',
      'second.error',
    ]);
  });

  it('starts a new file before 1 MB is passed and keeps the three before', async () => {
    const path = join(await tempFolder(), 'main.log');
    const full = 'x'.repeat(LOG_FILE_BYTES - 10);
    for (const [end, text] of Object.entries({ '': full, '.1': 'older', '.2': 'old', '.3': 'oldest' }))
      await writeFile(path + end, text);
    openLog(path, { now })('info', 'first');
    const names = (await readdir(dirname(path))).sort();
    expect(names).toEqual(['main.log', 'main.log.1', 'main.log.2', 'main.log.3']);
    expect(await readFile(path, 'utf8')).toMatch(/^\{.*"first"\}\n$/);
    expect(await readFile(`${path}.1`, 'utf8')).toBe(full);
    expect(await readFile(`${path}.3`, 'utf8')).toBe('old');
  });

  it('never takes more than 4 MB, whatever is logged', async () => {
    const path = join(await tempFolder(), 'main.log');
    const log = openLog(path, { now });
    const at = Array.from({ length: 9 }, () => `${'a'.repeat(60)}.ts:1:1`).join(' < ');
    for (let n = 0; n < 12_000; n++) log('error', 'request.crashed', { at, name: 'calls.get', intentId: INTENT });
    const sizes = (await readdir(dirname(path))).map(async (name) => (await stat(join(dirname(path), name))).size);
    const all = await Promise.all(sizes);
    expect(all).toHaveLength(4);
    expect(Math.max(...all)).toBeLessThanOrEqual(LOG_FILE_BYTES);
  });

  it('silences itself where it cannot be written, and only itself', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'in-the-way'), '');
    const log = openLog(join(folder, 'in-the-way', 'main.log'), { now });
    expect(() => log('info', 'event')).not.toThrow();
    await mkdir(join(folder, 'main.log'));
    expect(() => openLog(join(folder, 'main.log'), { now })('info', 'event')).not.toThrow();
  });

  it('writes again once it can', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'logs'), '');
    const path = join(folder, 'logs', 'main.log');
    const log = openLog(path, { now });
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
    expect(whereOf(error)).toMatch(/^log\.test\.ts:\d+:\d+/);
    expect(whereOf(error)).not.toContain('secret');
    expect(whereOf(new Error())).toMatch(/^log\.test\.ts:\d+:\d+/);
    expect(whereOf(new Error('SECRET words'))).not.toContain('SECRET');
  });

  it.each([undefined, null, 'text', { stack: 'at x' }, 7])('has nothing to tell of %j', (thrown) => {
    expect(whereOf(thrown)).toBe('');
  });
});
