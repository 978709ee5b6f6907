import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Callout } from '../../../src/main/call-api/call-api.ts';
import type { CallRow, Confirmable, Settings } from '../../../src/preload/contract/index.ts';
import { storedAccount } from '../../../src/main/account/account-parts.ts';
import { AccountService } from '../../../src/main/account/account.service.ts';
import { AgentScope } from '../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../src/main/account/session.ts';
import { TokenStore, type Keychain } from '../../../src/main/account/token-store.ts';
import { MonotonicClock } from '../../../src/main/async/monotonic-clock.ts';
import { AgentData } from '../../../src/main/backup/agent-data.ts';
import { VaultFiles } from '../../../src/main/backup/vault-files.ts';
import { VaultKeys } from '../../../src/main/backup/vault-keys.ts';
import { Vault } from '../../../src/main/backup/vault.ts';
import { ContactsService } from '../../../src/main/contacts/contacts.service.ts';
import { DialerService } from '../../../src/main/dialer/dialer.service.ts';
import { DialJournal } from '../../../src/main/dialer/journal.ts';
import { DoNotCallService } from '../../../src/main/do-not-call/do-not-call.service.ts';
import { JsonFile } from '../../../src/main/files/json-file.ts';
import { FollowUpsService } from '../../../src/main/follow-ups/follow-ups.service.ts';
import { OwnCopies } from '../../../src/main/own-data/own-copies.ts';
import { OwnData } from '../../../src/main/own-data/own-data.ts';
import { readNumber } from '../../../src/main/phone-numbers/read-number.ts';
import { storedSettings } from '../../../src/main/settings/settings-shape.ts';
import { DeskCalls } from './desk-calls.ts';

export const AGENT = '9007199254740993';
export const NEIGHBOUR = '9007199254740992';

export interface DeskParts {
  folder: string;
  centre: { host: string; token: string };
  /** UTC epoch ms. */
  now: () => number;
  /** What has reached the wire. */
  onPost: (call: Callout) => void;
  doNotCallNumbers: Settings['doNotCallNumbers'];
}

const RULES = { allowedCountries: 'all', takesTestNumbers: true, sendsExtension: false, homeAreaCode: '' } as const;

/** One run of the app as far as an agent's own work goes: the real services on real files, with a keychain in a file and a server that only says who is an agent. */
export class Desk {
  readonly account: AccountService;
  readonly keychain: FileKeychain;
  readonly calls: DeskCalls;
  readonly contacts: ContactsService;
  readonly doNotCall: DoNotCallService;
  readonly followUps: FollowUpsService;
  readonly dialer: DialerService;
  readonly data: AgentData;
  readonly vault: Vault;
  /** Customers talked with, and when. */
  readonly talks: { number: string; at: number }[] = [];
  settings: Settings;
  readonly #ownData: OwnData;
  readonly #journal: DialJournal;
  #posts = 0;

  constructor({ folder, centre, now, onPost, doNotCallNumbers }: DeskParts) {
    const scope = new AgentScope();
    const nothing = (): void => undefined;
    const session = (): Session => this.account.session();
    this.settings = { ...quietSettings(), doNotCallNumbers };
    this.keychain = new FileKeychain(join(folder, 'keychain.json'));
    this.#ownData = new OwnData({
      scope,
      session,
      now,
      folder: join(folder, 'own-data'),
      announce: nothing,
      log: nothing,
    });
    const data = this.#ownData;
    this.doNotCall = new DoNotCallService({ data, now, announce: nothing });
    this.contacts = new ContactsService({ data, now, doNotCall: (key) => this.doNotCall.of(key), announce: nothing });
    this.followUps = new FollowUpsService({
      ...{ now, ownData: data, announce: nothing, recordAccess: nothing },
      talksWith: (number, from) => Promise.resolve(this.#talksWith(number, from)),
      files: { newFile: () => Promise.resolve(undefined) },
      settings: () => ({ settings: this.settings, appearance: { language: 'en', theme: 'light' } }),
      notify: () => true,
      after: () => nothing,
    });
    this.calls = new DeskCalls({ scope, session, now, folder: join(folder, 'calls') });
    const copies = new OwnCopies({ data, now, folder: join(folder, 'own-data') });
    this.data = new AgentData({ copies, session, calls: this.calls });
    this.vault = new Vault({
      ...{ session, now, data: this.data, announce: nothing, log: nothing },
      files: new VaultFiles(join(folder, 'vault')),
      keys: new VaultKeys(() => Promise.resolve(this.keychain)),
      days: () => this.settings.keepsOwnDataDays,
    });
    this.#journal = new DialJournal(join(folder, 'journal.sqlite'));
    const ticks = now;
    let monotonic: MonotonicClock | undefined;
    this.dialer = new DialerService({
      scope,
      session: () => ({ ...session(), api: this.#wire(onPost) }),
      read: (text) => readNumber(text, RULES),
      settings: () => this.settings,
      doNotCall: (customer) => this.doNotCall.of(customer),
      assertOurs: () => Promise.resolve(),
      newIntentId: () => `01${String(now()).padStart(13, '0')}${String(this.#posts).padStart(11, '0')}`,
      clock: { now, wait: (_ms, signal) => untilAborted(signal) },
      monotonicClock: () => (monotonic ??= new MonotonicClock(this.#journal.lastMonotonicAt(), now, ticks)),
      journal: this.#journal,
      ...{ announce: nothing, announceUnresolved: nothing, onFound: nothing, onEnded: nothing, log: nothing },
    });
    this.account = new AccountService({
      scope,
      file: new JsonFile(join(folder, 'account.json'), storedAccount),
      tokens: new TokenStore(() => Promise.resolve(this.keychain)),
      startDemo: () => Promise.reject(new Error('no demo here')),
      announce: nothing,
      vault: { keep: (agent) => this.vault.keep(agent), drop: (agent) => this.vault.drop(agent) },
    });
    this.#centre = centre;
    this.account.start();
  }

  readonly #centre: DeskParts['centre'];

  /** The agent as the last run has left them, or after signing in: a killed run may have left somebody else, or a token that is gone. */
  async open(): Promise<void> {
    const account = await this.account.get();
    if (account.is === 'signed-in') await this.#resumed();
    if (account.is === 'signed-in' && account.agentId === AGENT) return;
    if (account.is !== 'signed-out') await this.account.signOut(true);
    await this.signIn(AGENT);
  }

  async signIn(agentId: string): Promise<void> {
    await this.account.signIn(this.#centre.host, this.#centre.token, agentId);
    await this.#resumed();
  }

  dial(text: string, confirmed: Confirmable[]): Promise<unknown> {
    return this.dialer.dial({ text, callerId: { is: 'automatic' }, reference: '', confirmed });
  }

  /** As a quit does; files stay. */
  close(): void {
    this.dialer.dispose();
    this.#journal.close();
    this.#ownData.dispose();
    this.calls.close();
  }

  async #resumed(): Promise<void> {
    await this.vault.resume();
    this.dialer.resume();
    this.followUps.resume();
  }

  #talksWith(number: string, from: number): CallRow[] {
    return this.talks.filter((talk) => talk.number === number && talk.at >= from).map(() => ({}) as CallRow);
  }

  #wire(onPost: (call: Callout) => void): Session['api'] {
    const wire = {
      callOut: (call: Callout) => {
        this.#posts++;
        onPost(call);
        return Promise.resolve({ uuid: `call-${this.#posts}` });
      },
      listRecords: () => Promise.resolve({ data: [], total: 0 }),
    };
    return wire as unknown as Session['api'];
  }
}

/** A keychain that outlives a killed process, as a real one does. */
class FileKeychain implements Keychain {
  readonly #path: string;
  isLocked = false;

  constructor(path: string) {
    this.#path = path;
  }

  getPassword(service: string, account: string): Promise<string | null> {
    return this.#use((entries) => entries[`${service}/${account}`] ?? null);
  }

  setPassword(service: string, account: string, password: string): Promise<void> {
    return this.#use((entries) => this.#write({ ...entries, [`${service}/${account}`]: password }));
  }

  deletePassword(service: string, account: string): Promise<boolean> {
    return this.#use((entries) => {
      const { [`${service}/${account}`]: gone, ...rest } = entries;
      this.#write(rest);
      return gone !== undefined;
    });
  }

  #write(entries: Record<string, string>): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(entries));
    renameSync(`${this.#path}.new`, this.#path);
  }

  async #use<T>(act: (entries: Record<string, string>) => T): Promise<T> {
    await Promise.resolve();
    if (this.isLocked) throw new Error('the keyring is locked');
    return act(existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, 'utf8')) as Record<string, string>) : {});
  }
}

function quietSettings(): Settings {
  const none = { callsPerMinute: 0, callsPerHour: 0, callsPerDay: 0, callsPerCustomer: 0, quietHours: null };
  return { ...storedSettings.parse({}), ...none };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
