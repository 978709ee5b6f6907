import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import type { Account } from '../preload/contract/index.ts';
import { AccountService, storedAccount, type Demo } from './account/account.service.ts';
import { TokenStore, type Keychain } from './account/token-store.ts';
import { CallsService } from './calls/calls.service.ts';
import { RecordingsService } from './calls/recordings.service.ts';
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
  tell: Tell;
  log: Log;
}

const clock: Clock = { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }) };

/** Builds every service, each with only what it needs of the others. */
export function createServices(world: World): Services {
  const { folder, tell, clipboard } = world;
  const file = (name: string): string => join(folder, name);
  const tokens = new TokenStore(world.loadKeychain);
  const settings = new SettingsService(new JsonFile(file('settings.json'), storedSettings), world.desktop, (state) =>
    tell('settings.changed', state),
  );
  const account: AccountService = new AccountService({
    file: new JsonFile(file('account.json'), storedAccount),
    tokens,
    startDemo: world.startDemo,
    announce: (state: Account) => {
      tell('account.changed', state);
      if (state.is === 'signed-in') dialer.resume();
    },
    onSignOut: async (who) => {
      calls.forget();
      seat.forget();
      const forgetting = Promise.all([numbers.forget(), clipboard.clearSecret()]);
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
  const calls = new CallsService({ session, settings: ours, now: clock.now });
  const seat = new SeatService({ session, settings: ours, now: clock.now, ...clipboardParts(clipboard) });
  const read = (text: string) => withRegion(readNumber(text, ours()), calls);
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
    onEnded: () => tell('calls.changed', null),
    log: (event, fields) => world.log('info', event, fields),
  });
  const recordings = new RecordingsService({ session, settings: ours, calls, readToken: (host) => tokens.read(host) });
  const shell: Shell = {
    ...world.shell,
    copyText: (text) => clipboard.copyText(text),
    pasteText: () => clipboard.pasteText(),
  };
  const findNumbers = (text: string) => numbersInText(text, ours());
  return { account, calls, recordings, dialer, readNumber: read, findNumbers, numbers, seat, settings, shell };
}

function clipboardParts(clipboard: World['clipboard']): Pick<World['clipboard'], 'copyText' | 'copySecret'> {
  return {
    copyText: (text) => clipboard.copyText(text),
    copySecret: (secret, clearsInMs) => clipboard.copySecret(secret, clearsInMs),
  };
}

/** A number's home region is only known where one of the agent's own records has told it. */
function withRegion(reading: ReturnType<typeof readNumber>, calls: CallsService): ReturnType<typeof readNumber> {
  const region = reading.is === 'dialable' ? calls.regionOf(reading.callee) : undefined;
  return reading.is === 'dialable' && region !== undefined ? { ...reading, region } : reading;
}
