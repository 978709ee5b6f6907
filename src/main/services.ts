import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import type { Account, MissedNumber, NumberReading } from '../preload/contract/index.ts';
import { AccountService, storedAccount, type Demo } from './account/account.service.ts';
import { TokenStore, type Keychain } from './account/token-store.ts';
import { CallsService } from './calls/calls.service.ts';
import { RecordingsService } from './calls/recordings/recordings.service.ts';
import { SavingService, type Files } from './calls/saving.service.ts';
import { DialerService } from './dialer/dialer.service.ts';
import type { Clock } from './dialer/follow-call.ts';
import { DialJournal } from './dialer/journal.ts';
import { numbersInText } from './dialer/numbers-in-text.ts';
import { readNumber } from './dialer/read-number.ts';
import { SteadyClock } from './dialer/steady-clock.ts';
import type { Services, Shell } from './ipc/routes.ts';
import type { Tell } from './ipc/tell.ts';
import type { Log } from './log/log.ts';
import { NumbersService, storedCallerIds } from './numbers/numbers.service.ts';
import { SeatService } from './seat/seat.service.ts';
import { JsonFile } from './settings/json-file.ts';
import { storedSettings } from './settings/settings-shape.ts';
import { SettingsService, type Desktop } from './settings/settings.service.ts';
import { WorkService } from './work/work.service.ts';

/** What the services need of the world around them: all of it can be had in plain Node. */
export interface World {
  /** Where our own files lie. */
  folder: string;
  loadKeychain: () => Promise<Keychain>;
  startDemo: () => Promise<Demo>;
  desktop: Desktop;
  clipboard: {
    copyText(text: string): Promise<void>;
    pasteText(): Promise<string>;
    copySecret(secret: string, clearsInMs: number): Promise<void>;
    clearSecret(): Promise<void>;
  };
  shell: Omit<Shell, 'copyText' | 'pasteText'>;
  files: Files & { show(path: string): void };
  notify: { missed(fresh: MissedNumber[]): void };
  /** The script of the calls' thread: built, or its source in plain Node. */
  callsThread: string;
  tell: Tell;
  log: Log;
}

const clock: Clock = { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }) };

/** Builds every service, each with only what it needs of the others. */
export function createServices(world: World): Services {
  const { folder, tell, clipboard } = world;
  const file = (name: string): string => join(folder, name);
  const tokens = new TokenStore(world.loadKeychain);
  const settings = new SettingsService(new JsonFile(file('settings.json'), storedSettings), world.desktop, (state) => {
    tell('settings.changed', state);
    calls.settingsChanged();
  });
  const account: AccountService = new AccountService({
    file: new JsonFile(file('account.json'), storedAccount),
    tokens,
    startDemo: world.startDemo,
    announce: (state: Account) => {
      tell('account.changed', state);
      if (state.is !== 'signed-in') return;
      dialer.resume();
      calls.resume();
      calls.tokenDead(state.isTokenDead ?? false);
    },
    onSignOut: async (who) => {
      seat.forget();
      await work.cancelAll();
      const forgetting = Promise.all([calls.forget(), numbers.forget(), clipboard.clearSecret()]);
      await forgetting.finally(() => dialer.forget(who));
    },
  });
  const session = () => account.session();
  const ours = () => settings.get().settings;
  const numbers = new NumbersService({
    session,
    file: new JsonFile(file('caller-id.json'), storedCallerIds),
    now: clock.now,
    announce: (callerId) => tell('numbers.callerIdChanged', callerId),
  });
  const work = new WorkService({
    announce: (list) => tell('work.changed', list),
    newId: ulid,
    showInFolder: (path) => world.files.show(path),
    log: world.log,
  });
  const calls: CallsService = new CallsService({
    session,
    settings: ours,
    now: clock.now,
    folder: file('calls'),
    threadScript: world.callsThread,
    readToken: (host) => tokens.read(host),
    announce: {
      changed: () => tell('calls.changed', null),
      history: (state) => tell('calls.historyChanged', state),
      missed: (missed, fresh) => {
        tell('calls.missedChanged', missed);
        if (fresh.length > 0) world.notify.missed(fresh);
      },
      exported: (id, done) => saving.exported(id, done),
    },
    log: world.log,
  });
  const seat = new SeatService({ session, settings: ours, now: clock.now, ...clipboardParts(clipboard) });
  const read = (text: string) => readNumber(text, ours());
  const journal = new DialJournal(file('dial-journal.sqlite'));
  let steady: SteadyClock | undefined;
  const dialer = new DialerService({
    session,
    read,
    settings: ours,
    journal,
    steadyClock: () => (steady ??= new SteadyClock(journal.lastSteadyAt())),
    assertOurs: (callerId) => numbers.assertOurs(callerId),
    newIntentId: ulid,
    clock,
    announce: (state) => tell('dialer.changed', state),
    announceUnresolved: (open) => tell('dialer.unresolvedChanged', open),
    onFound: (found) => tell('dialer.found', found),
    onEnded: () => calls.ownCall(),
    log: (event, fields) => world.log('info', event, fields),
  });
  const recordings = new RecordingsService({ session, settings: ours, calls, readToken: (host) => tokens.read(host) });
  const saving = new SavingService({ calls, recordings, work, files: world.files, settings: () => settings.get() });
  const shell: Shell = {
    ...world.shell,
    copyText: (text) => clipboard.copyText(text),
    pasteText: () => clipboard.pasteText(),
  };
  const findNumbers = (text: string) => numbersInText(text, ours());
  const readWithRegion = async (text: string) => withRegion(read(text), calls);
  return {
    ...{ account, calls, recordings, saving, work, dialer, findNumbers, numbers, seat, settings, shell },
    readNumber: readWithRegion,
  };
}

function clipboardParts(clipboard: World['clipboard']): Pick<World['clipboard'], 'copyText' | 'copySecret'> {
  return {
    copyText: (text) => clipboard.copyText(text),
    copySecret: (secret, clearsInMs) => clipboard.copySecret(secret, clearsInMs),
  };
}

/** A number's home region is only known where one of the agent's own records has told it. */
async function withRegion(reading: NumberReading, calls: CallsService): Promise<NumberReading> {
  const region = reading.is === 'dialable' ? await calls.regionOf(reading.callee) : undefined;
  return reading.is === 'dialable' && region !== undefined ? { ...reading, region } : reading;
}
