import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAgent, checkToken } from '../../../../src/main/diagnostics/checks/account.ts';
import { checkAccounts } from '../../../../src/main/diagnostics/checks/accounts.ts';
import { checkCalls, checkDisk, checkLog } from '../../../../src/main/diagnostics/checks/computer.ts';
import { checkShortcut, checkTray } from '../../../../src/main/diagnostics/checks/desktop.ts';
import { checkJournal } from '../../../../src/main/diagnostics/checks/journal.ts';
import { checkKeychain } from '../../../../src/main/diagnostics/checks/keychain.ts';
import { checkPhone } from '../../../../src/main/diagnostics/checks/phone.ts';
import { checkSeat } from '../../../../src/main/diagnostics/checks/seat.ts';
import { DialJournal } from '../../../../src/main/dialer/journal.ts';
import { Fault } from '../../../../src/main/fault.ts';
import type { Registration, Seat, ShortcutState } from '../../../../src/preload/contract/index.ts';
import { FakeKeychain } from '../../../support/fake-keychain.ts';
import { closedPort, json, refusal } from '../../../support/raw-server.ts';
import { AGENT, demoForTest, rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const signal = new AbortController().signal;

describe('token and agent', () => {
  it('are asked for with one neutral read and one look at the own seat, and nothing else', async () => {
    const demo = await demoForTest();
    const session = sessionAt(demo);
    expect(await checkToken(() => session)(signal)).toEqual({ code: 'token-works', facts: {} });
    expect(await checkAgent(() => session)(signal)).toEqual({ code: 'agent-known', facts: {} });
    const asked = demo.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`);
    expect(asked).toEqual(['GET rule_outnumber_group', `GET sips?agent_id=${AGENT}`]);
  });

  it('tell a dead token, one that is not to be had, and a server that cannot be asked', async () => {
    const refuses = await rawForTest(refusal(401, 'Unauthenticated', 'secret words'));
    expect(await checkToken(() => sessionAt(refuses))(signal)).toEqual({ code: 'token-dead', facts: {} });
    const nowhere = sessionAt({ host: `http://127.0.0.1:${await closedPort()}` });
    const told = await checkToken(() => nowhere)(signal);
    expect(told).toEqual({ code: 'token-unproven', facts: { error: 'offline' } });
    const forbidden = await rawForTest(refusal(403, 'PermissionDenied', 'secret words'));
    const agent = await checkAgent(() => sessionAt(forbidden))(signal);
    expect(agent).toEqual({ code: 'agent-unproven', facts: { error: 'refused', status: 403 } });
  });

  it('do not take another agent’s seat for the own', async () => {
    const server = await rawForTest(json([{ agent_id: 7, sip: '80010007' }]));
    expect(await checkAgent(() => sessionAt(server))(signal)).toEqual({ code: 'agent-unknown', facts: {} });
  });

  it('leave it to the caller to say that nobody is signed in', async () => {
    const nobody = (): never => {
      throw new Fault('signed-out');
    };
    await expect(checkToken(nobody)(signal)).rejects.toMatchObject({ code: 'signed-out' });
  });
});

describe('the seat', () => {
  const seat: Seat = { agentId: AGENT, agentName: 'x', sip: '8001', hasPassword: true, otherSips: [], readAt: 0 };
  it.each<[Partial<Seat>, string]>([
    [{ daysLeft: 200 }, 'seat-fine'],
    [{}, 'seat-undated'],
    [{ daysLeft: 14 }, 'seat-ends-soon'],
    [{ daysLeft: 0 }, 'seat-ends-soon'],
    [{ daysLeft: -1 }, 'seat-ended'],
    [{ daysLeft: -1, hasPassword: false }, 'seat-ended'],
    [{ daysLeft: 200, hasPassword: false }, 'seat-no-password'],
  ])('%j is %s', async (change, code) => {
    expect((await checkSeat(() => Promise.resolve({ ...seat, ...change }))(signal)).code).toBe(code);
  });

  it('is none, or cannot be asked for', async () => {
    const fails = (error: Fault) => checkSeat(() => Promise.reject(error))(signal);
    expect(await fails(new Fault('no-seat'))).toEqual({ code: 'seat-none', facts: {} });
    expect(await fails(new Fault('proxy-auth'))).toEqual({ code: 'seat-unproven', facts: { error: 'proxy-auth' } });
  });
});

describe('the phone', () => {
  it.each<[Registration, object]>([
    [
      { is: 'registered', devices: [{ address: '10.0.0.1:5060' }] },
      { code: 'phone-registered', facts: { count: 1 } },
    ],
    [{ is: 'not-registered' }, { code: 'phone-not-registered', facts: {} }],
    [{ is: 'wrong-password' }, { code: 'phone-wrong-password', facts: {} }],
    [
      { is: 'unknown', why: 'off' },
      { code: 'phone-check-off', facts: {} },
    ],
    [
      { is: 'unknown', why: 'not-set-up' },
      { code: 'phone-not-set-up', facts: {} },
    ],
    [
      { is: 'unknown', why: 'demo' },
      { code: 'phone-demo', facts: {} },
    ],
    [
      { is: 'unknown', why: 'no-credentials' },
      { code: 'phone-no-credentials', facts: {} },
    ],
    [
      { is: 'unknown', why: 'refused', status: 503 },
      { code: 'phone-unknown', facts: { status: 503 } },
    ],
  ])('%j', async (registration, told) => {
    const state = { registration } as never;
    const check = checkPhone({ get: () => state, check: () => Promise.resolve(state) });
    expect(await check(signal)).toEqual(told);
  });
});

describe('what the phone says of itself', () => {
  it.each([
    [{ is: 'unknown', why: 'off' }, true, { code: 'phone-says-registered', facts: { phoneSays: true } }],
    [{ is: 'registered', devices: [{}] }, true, { code: 'phone-registered', facts: { count: 1, phoneSays: true } }],
    [{ is: 'registered', devices: [{}] }, false, { code: 'phone-says-not', facts: { count: 1, phoneSays: false } }],
    [{ is: 'wrong-password' }, true, { code: 'phone-says-registered', facts: { phoneSays: true } }],
    [{ is: 'not-registered' }, undefined, { code: 'phone-not-registered', facts: {} }],
  ])('stands beside the answer %j', async (registrar, says, told) => {
    const state = { registration: { is: 'not-registered' }, registrar } as never;
    const check = checkPhone({ get: () => state, check: () => Promise.resolve(state) }, () => says);
    expect(await check(signal)).toEqual(told);
  });
});

describe('the accounts of the calls', () => {
  it('are compared where a phone tells of any', async () => {
    const call = { number: '13800138000', at: 1 };
    const lately = (calls: number | undefined, kinds: ('never-rang' | 'talk-time')[]) =>
      checkAccounts(() => Promise.resolve({ calls, contradictions: kinds.map((is) => ({ is, ...call })) }))(signal);
    expect(await lately(undefined, [])).toEqual({ code: 'accounts-none', facts: {} });
    expect(await lately(7, [])).toEqual({ code: 'accounts-agree', facts: { count: 7 } });
    expect(await lately(7, ['never-rang', 'talk-time', 'never-rang'])).toEqual({
      code: 'accounts-differ',
      facts: {
        count: 7,
        contradictions: [
          { is: 'never-rang', calls: 2 },
          { is: 'talk-time', calls: 1 },
        ],
      },
    });
  });
});

describe('the keychain', () => {
  it('is tried with an entry of its own, which is gone afterwards; the token is not touched', async () => {
    const keychain = new FakeKeychain();
    keychain.entries.set('softphone-companion/https://api.example.com', 'the token');
    expect((await checkKeychain(keychain.load)(signal)).code).toBe('keychain-works');
    expect([...keychain.entries]).toEqual([['softphone-companion/https://api.example.com', 'the token']]);
  });

  it.each([
    ['refuses', 'keychain-none'],
    ['swallows', 'keychain-forgets'],
    ['hangs', 'keychain-silent'],
  ] as const)('that %s is told', async (mood, code) => {
    const keychain = new FakeKeychain();
    keychain.mood = mood;
    expect((await checkKeychain(keychain.load, 30)(signal)).code).toBe(code);
  });

  it('holds nothing of ours afterwards where it takes an entry and does not give it back', async () => {
    const entries = new Set<string>();
    const keychain = {
      setPassword: (_service: string, name: string) => Promise.resolve(void entries.add(name)),
      getPassword: () => Promise.reject(new Error('denied')),
      deletePassword: (_service: string, name: string) => Promise.resolve(entries.delete(name)),
    };
    expect((await checkKeychain(() => Promise.resolve(keychain))(signal)).code).toBe('keychain-forgets');
    expect([...entries]).toEqual([]);
  });

  it('may be missing altogether', async () => {
    const missing = () => Promise.reject(new Error('libsecret-1.so.0'));
    expect((await checkKeychain(missing)(signal)).code).toBe('keychain-none');
  });
});

describe('the journal', () => {
  const intent = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    account: 'a',
    callee: '1',
    customer: '1',
    startedAt: 1,
    monotonicAt: 1,
    confirmed: [],
  };

  it('is looked at beside the one that is open, and stays as it was', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'dial-journal.sqlite');
    expect((await checkJournal(path, folder)(signal)).code).toBe('journal-writable');
    expect(await readdir(folder)).toEqual([]);
    const journal = new DialJournal(path);
    journal.begin(intent);
    expect((await checkJournal(path, folder)(signal)).code).toBe('journal-writable');
    journal.markSending(intent.id);
    expect((await checkJournal(path, folder)(signal)).code).toBe('journal-writable');
    journal.settle(intent.id, 'accepted', 'u');
    expect(journal.sentSince('a', 0)).toHaveLength(1);
    journal.close();
  });

  it('that is damaged, or no file at all, is told', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'dial-journal.sqlite');
    await writeFile(path, 'this is no database, however long it may be'.repeat(100));
    expect((await checkJournal(path, folder)(signal)).code).toBe('journal-damaged');
    const other = join(folder, 'other.sqlite');
    await mkdir(other);
    expect((await checkJournal(other, folder)(signal)).code).toBe('journal-unwritable');
    const nowhere = join(path, 'deeper'); // below a file there can be no folder
    expect((await checkJournal(join(nowhere, 'x'), nowhere)(signal)).code).toBe('journal-unwritable');
  });
});

describe('the computer', () => {
  it('has room, little of it, or none', async () => {
    const free = (bytes: number) => checkDisk(() => Promise.resolve(bytes))(signal);
    expect(await free(5e9)).toEqual({ code: 'disk-roomy', facts: { megabytes: 5000 } });
    expect((await free(400e6)).code).toBe('disk-low');
    expect((await free(10e6)).code).toBe('disk-full');
    expect((await checkDisk(() => Promise.reject(new Error('x')))(signal)).code).toBe('disk-untold');
  });

  it('takes the log, and nothing of the try stays', async () => {
    const folder = join(await tempFolder(), 'logs');
    expect((await checkLog(folder)(signal)).code).toBe('log-writable');
    expect(await readdir(folder)).toEqual([]);
    const file = join(folder, 'file');
    await writeFile(file, 'x');
    expect((await checkLog(file)(signal)).code).toBe('log-unwritable');
  });

  it('holds the calls in a copy of some health', async () => {
    const history = (store: object) =>
      checkCalls(() => Promise.resolve({ store, stored: 3, unreadable: [], unknownStates: [] } as never))(signal);
    expect(await history({ is: 'working' })).toEqual({ code: 'calls-fine', facts: { count: 3 } });
    expect((await history({ is: 'rebuilt', movedTo: '/home/somebody/x' })).facts).toEqual({ count: 3 });
    expect((await history({ is: 'read-only', message: 'x' })).code).toBe('calls-read-only');
    expect((await checkCalls(() => Promise.reject(new Error('x')))(signal)).code).toBe('calls-unanswered');
  });

  it('names the fields that could not be read, and at most twenty words without a meaning', async () => {
    const history = (unreadable: object[], unknownStates: string[]) =>
      checkCalls(() => Promise.resolve({ store: { is: 'working' }, stored: 3, unreadable, unknownStates } as never))(
        signal,
      );
    const fields = [{ field: 'start_time', rows: 2 }];
    expect(await history(fields, [])).toEqual({ code: 'calls-unreadable', facts: { count: 3, fields } });
    const words = Array.from({ length: 30 }, (_, n) => `状态${n}`);
    const found = await history([], words);
    expect([found.code, found.facts.words]).toEqual(['calls-unknown-words', words.slice(0, 20)]);
  });
});

describe('the desktop', () => {
  it.each<[ShortcutState, string]>([
    [{ is: 'off' }, 'shortcut-off'],
    [{ is: 'taken', accelerator: 'Ctrl+K' }, 'shortcut-taken'],
    [{ is: 'unproven', accelerator: 'Ctrl+K' }, 'shortcut-unproven'],
    [{ is: 'proven', accelerator: 'Ctrl+K' }, 'shortcut-proven'],
  ])('says of the shortcut what is known: %j', async (state, code) => {
    expect(await checkShortcut(() => state)(signal)).toEqual({ code, facts: {} });
  });

  it('shows a tray or not', async () => {
    expect((await checkTray(() => true)(signal)).code).toBe('tray-shown');
    expect((await checkTray(() => false)(signal)).code).toBe('tray-none');
  });
});
