import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { createAccessLog, accessLogPath } from '../../../../src/main/access-log/create-access-log.ts';
import { readLine, splitLines } from '../../../../src/main/access-log/entry.ts';
import { AccessLogFile, headPath, readHead } from '../../../../src/main/access-log/log-file.ts';
import { verify } from '../../../../src/main/access-log/verify.ts';
import { verifyCommand } from '../../../../src/main/access-log/verify-command.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { FakeKeychain } from '../../../support/fake-keychain.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;
const SHOWN: AccessEvent = { is: 'password-shown' };

async function logFor(options: { folder?: string; keychain?: FakeKeychain; target?: string } = {}) {
  const { folder = await tempFolder(), keychain = new FakeKeychain() } = options;
  const files = { newFile: () => Promise.resolve(options.target) };
  const log = createAccessLog(
    { folder, loadKeychain: keychain.load, files },
    {
      session: () => {
        throw new Fault('signed-out');
      },
      language: () => 'en',
    },
  );
  return { log, folder, keychain, path: accessLogPath(folder) };
}

function eventsIn(bytes: Buffer): string[] {
  return splitLines(bytes).lines.map((line) => readLine(line)?.entry.event.is ?? 'unreadable');
}

describe('the access log', () => {
  it('goes on where the last run ended, and only its owner can read it', async () => {
    const { log, folder, keychain, path } = await logFor();
    log.record(SHOWN);
    log.record({ is: 'guards-loosened', guards: ['callsPerHour'] });
    const again = await logFor({ folder, keychain });
    again.log.record(SHOWN);
    expect(await again.log.state()).toMatchObject({ entries: 3, isWhole: true, isInKeychain: true });
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(headPath(path))).mode & 0o077).toBe(0);
  });

  it('takes no entry and lets nothing be done where the disk gives nothing', async () => {
    const { log, path } = await logFor();
    await mkdir(path); // a folder in the place of the file
    expect(await faultOf(Promise.resolve().then(() => log.record(SHOWN)))).toMatchObject({
      code: 'access-log-unavailable',
    });
  });

  it('drops what a crash has left of a line, and stays whole', async () => {
    const { log, folder, keychain, path } = await logFor();
    log.record(SHOWN);
    await appendFile(path, '{"n":2,"at":"2026-');
    const again = await logFor({ folder, keychain });
    again.log.record(SHOWN);
    expect(eventsIn(await readFile(path))).toEqual(['password-shown', 'password-shown']);
    expect(await again.log.state()).toMatchObject({ isWhole: true });
  });

  it.each([
    ['the end is missing', async (path: string) => writeFile(path, firstLine(await readFile(path)))],
    ['the file is gone', (path: string) => rm(path)],
    [
      'the file and the note of its end are gone',
      (path: string) => Promise.all([rm(path), rm(headPath(path))]).then(() => undefined),
    ],
    [
      'the file was made anew with its note',
      async (path: string) => {
        await Promise.all([rm(path), rm(headPath(path))]);
        const forged = new AccessLogFile(path);
        for (let i = 0; i < 5; i++) forged.append({ at: AT, agent: '1', host: null, event: { is: 'report-saved' } });
      },
    ],
  ])('writes down for good that %s', async (_what, damage) => {
    const { log, folder, keychain, path } = await logFor();
    for (let i = 0; i < 3; i++) log.record(SHOWN);
    await log.state();
    await damage(path);
    const again = await logFor({ folder, keychain });
    again.log.record({ is: 'password-copied' });
    await again.log.state();
    const later = await logFor({ folder, keychain });
    later.log.record({ is: 'password-copied' });
    expect(await later.log.state()).toMatchObject({ isWhole: false });
    expect(eventsIn(await readFile(path))).toContain('damage-found');
  });

  it('does without a keychain that does not answer, and says so', async () => {
    const { log, keychain } = await logFor();
    keychain.mood = 'refuses';
    log.record(SHOWN);
    expect(await log.state()).toMatchObject({ entries: 1, isWhole: true, isInKeychain: false });
    keychain.mood = 'works';
    log.record(SHOWN);
    await vi.waitFor(() => expect(keychain.entries.size).toBe(1));
    expect(await log.state()).toMatchObject({ isInKeychain: true });
  });

  it('forgets what is older than 400 days and can be verified all the same', async () => {
    const path = join(await tempFolder(), 'access-log.jsonl');
    const file = new AccessLogFile(path);
    for (const days of [900, 500, 401, 300, 10])
      file.append({ at: AT - days * DAY, agent: '1', host: null, event: SHOWN });
    file.prune(AT);
    expect(eventsIn(file.read())).toEqual(['password-shown', 'password-shown', 'pruned']);
    const head = readHead(path);
    expect(verify(file.read(), head ? [head] : []).problems).toEqual([]);
    file.prune(AT);
    expect(eventsIn(file.read())).toHaveLength(3);
    expect(verify(Buffer.from(lines(file.read()).slice(1).join(''))).problems).toEqual([
      { is: 'start-missing', line: 1 },
    ]);
    const later = new AccessLogFile(path);
    later.prune(AT + 1_000 * DAY);
    expect(eventsIn(later.read())).toEqual(['pruned']);
    later.append({ at: AT + 1_000 * DAY, agent: '1', host: null, event: SHOWN });
    expect(verify(later.read()).problems).toEqual([]);
  });
});

describe('--verify', () => {
  it('says that an export is whole, and finds out where its end is missing', async () => {
    const target = join(await tempFolder(), 'export.jsonl');
    const { log } = await logFor({ target });
    for (let i = 0; i < 3; i++) log.record(SHOWN);
    expect(await log.exportFile()).toEqual({ name: 'export.jsonl' });
    expect(await verifyCommand(target)).toMatchObject({ exitCode: 0 });
    const whole = lines(await readFile(target));
    for (let drop = 0; drop < whole.length; drop++) {
      await writeFile(target, whole.toSpliced(drop, 1).join(''));
      expect((await verifyCommand(target)).exitCode, `without line ${drop + 1}`).toBe(1);
    }
  });

  it('finds the missing end of the log itself by the note beside it, or by the keychain', async () => {
    const { log, path, keychain } = await logFor();
    for (let i = 0; i < 3; i++) log.record(SHOWN);
    await log.state();
    expect(await verifyCommand(path)).toMatchObject({ exitCode: 0 });
    const keychainHead = () =>
      Promise.resolve(JSON.parse([...keychain.entries.values()][0] ?? '') as { n: number; hash: string });
    await writeFile(path, firstLine(await readFile(path)));
    const { text, exitCode } = await verifyCommand(path);
    expect(exitCode).toBe(1);
    expect(text).toContain('line / 行 2: entries at the end are missing / 末尾缺少记录');
    await rm(headPath(path));
    expect((await verifyCommand(path, { ownLog: path, keychainHead })).exitCode).toBe(1);
    expect((await verifyCommand(path)).text).toContain('nothing says whether this is the end');
  });

  it('says that a file cannot be read', async () => {
    expect(await verifyCommand(join(await tempFolder(), 'none'))).toEqual({
      text: 'disk: none: ENOENT\n',
      exitCode: 2,
    });
  });
});

function lines(bytes: Buffer): string[] {
  return splitLines(bytes).lines.map((line) => `${line.toString()}\n`);
}

function firstLine(bytes: Buffer): string {
  return lines(bytes)[0] ?? '';
}
