import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CompanyFileImport, PhoneSettings, PhoneState, Registration } from '../../preload/contract/phone.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import { Fault } from '../fault.ts';
import { diskFault } from '../files/disk-fault.ts';
import { readCompanyFile, writeCompanyText } from './company-file.ts';
import { isSipServerChanged, phoneLooseningOf, type ConfirmLoosening, type Loosening } from '../settings/loosening.ts';
import { RegistrationCheck, type CheckState } from './registration-check.ts';
import type { PhoneHooks } from '../phone-calls/phone-hooks.ts';
import type { PhoneSettingsStore } from './settings-store.ts';
import type { PhoneAccount } from './setup/phone-account.ts';
import { PhoneSetUp, type PhoneSetUpParts } from './setup/phone-set-up.ts';
import type { ProbeAnswer } from './sip/conversation.ts';
import type { SipAccount } from './sip/register-probe.ts';

/** The seat's SIP account, for main only. Throws `signed-out`, `no-seat`, `not-found` or what the API answered. */
export type Credentials = () => Promise<{ sip: string; password: string }>;

export interface PhoneParts extends Pick<PhoneSetUpParts, 'copySecret' | 'clearSecret' | 'openLink' | 'recordAccess'> {
  scope: AgentScope;
  store: PhoneSettingsStore;
  credentials: Credentials;
  /** What phones tell by starting this app, with `ownProgram`. */
  hooks: PhoneHooks;
  ownProgram: string[];
  /** Who is signed in. The embedded call centre's SIP accounts are made up: no registrar is to meet them. */
  who: () => 'nobody' | 'demo' | 'agent';
  probe: (account: SipAccount, signal: AbortSignal) => Promise<ProbeAnswer>;
  /** Lets the agent choose; the path, or undefined when they changed their mind. */
  chooseFile: () => Promise<string | undefined>;
  chooseTarget: (name: string) => Promise<string | undefined>;
  confirmLoosening: ConfirmLoosening;
  now: () => number;
  announce: (state: PhoneState) => void;
}

const EXPORT_NAME = 'softphone-companion-phone.json';
/** Longer than this a call does not wait for the registrar. */
const DIAL_WAIT_MS = 1_000;

/** The agent's phone: its settings, whether the registrar knows it, and how it is set up. */
export class PhoneService {
  readonly setUp: PhoneSetUp;
  readonly hooks: PhoneHooks;
  readonly #parts: PhoneParts;
  readonly #check: RegistrationCheck;
  /** What the phone itself says of its registration. */
  #ownWord: boolean | undefined;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.hooks = parts.hooks;
    const account = (): Promise<PhoneAccount> => this.#account();
    this.setUp = new PhoneSetUp({
      account,
      copySecret: parts.copySecret,
      clearSecret: parts.clearSecret,
      openLink: parts.openLink,
      recordAccess: parts.recordAccess,
      announce: () => this.#announce(),
    });
    this.#check = new RegistrationCheck({
      probe: parts.probe,
      account,
      now: parts.now,
      announce: () => this.#announce(),
      onUnchallenged: (settings) => parts.store.markUnchallenged(settings),
    });
    parts.scope.register('phone', { dispose: () => this.dispose() });
  }

  /** Reads the settings; call once, before the first window. Asks nobody. */
  async start(): Promise<void> {
    await Promise.all([this.#parts.store.start(), this.hooks.start()]);
    this.#check.reset(this.#parts.store.isUnchallenged);
  }

  get(): PhoneState {
    const { settings } = this.#parts.store;
    const silence = this.#silence();
    const check: CheckState = silence ? { registration: silence, isChecking: false } : this.#check.state();
    const { handover } = this.setUp;
    const own = this.#byOwnWord(check.registration);
    const registrations = own ? { registration: own, registrar: check.registration } : {};
    return { settings, ...this.#parts.store.describe(), ...check, ...registrations, ...(handover && { handover }) };
  }

  /** What the phone says of itself needs no password and no question to the registrar; undefined: it says nothing (any more). */
  saysItself(isRegistered: boolean | undefined): void {
    if (isRegistered === this.#ownWord) return;
    this.#ownWord = isRegistered;
    this.#announce();
  }

  /** Throws `not-confirmed` where the agent does not agree to what is given up: another server, a phone that answers by itself, another port. */
  async change(change: Partial<PhoneSettings>): Promise<PhoneState> {
    const { settings } = this.#parts.store;
    const next = { ...settings, ...change };
    const loosened = phoneLooseningOf(settings, next);
    if (isSipServerChanged(settings, next)) loosened.unshift({ is: 'sip-server', phone: next });
    if (loosened.length > 0) await this.#confirm(loosened);
    return this.#apply(change);
  }

  async #confirm(loosened: Loosening[]): Promise<void> {
    if (!(await this.#parts.confirmLoosening(loosened))) throw new Fault('not-confirmed');
    this.#parts.recordAccess({ is: 'guards-loosened', guards: loosened.map(({ is }) => is) });
  }

  async #apply(change: Partial<PhoneSettings>): Promise<PhoneState> {
    await this.#parts.store.change(change);
    this.#check.reset(this.#parts.store.isUnchallenged);
    this.#announce();
    return this.get();
  }

  /** Asks the registrar now. */
  async check(): Promise<PhoneState> {
    if (!this.#silence()) await this.#check.ask();
    return this.get();
  }

  /** For a call that is about to be placed: an answer of the last `maxAgeMs`, or a new one if it comes within a second. Never rejects. */
  async fresh(maxAgeMs: number): Promise<Registration> {
    const own = this.#byOwnWord(this.#check.state().registration);
    return own ?? this.#silence() ?? (await this.#check.fresh(maxAgeMs, DIAL_WAIT_MS));
  }

  /** The server said 坐席未注册: what was known is worth nothing now. The windows are told when the registrar has answered. */
  afterRefusal(): void {
    if (!this.#silence()) void this.#check.askByItself(0);
  }

  async importFile(): Promise<CompanyFileImport> {
    const path = await this.#parts.chooseFile();
    if (path === undefined) return { is: 'cancelled' };
    const reading = await readCompanyFile(path);
    if (reading.is === 'missing') return { is: 'refused', problem: { why: 'unreadable' } };
    if (reading.is === 'refused') return reading;
    const { settings } = this.#parts.store;
    const next = { ...settings, ...reading.settings };
    // A file from outside is shown field by field before anything goes to its server.
    // Answering by itself is the agent's own choice, or that of whoever administers this computer.
    const { answersOwnCalls: _answers, ...imported } = reading.settings;
    const loosened = phoneLooseningOf(settings, { ...settings, ...imported });
    if (isSipServerChanged(settings, { ...next, isCheckOn: true })) loosened.unshift({ is: 'phone-file', phone: next });
    if (loosened.length > 0) await this.#confirm(loosened);
    return { is: 'imported', state: await this.#apply(imported) };
  }

  async exportFile(): Promise<{ name: string } | null> {
    const path = await this.#parts.chooseTarget(EXPORT_NAME);
    if (path === undefined) return null;
    this.#parts.recordAccess({ is: 'phone-settings-exported' });
    await writeFile(path, writeCompanyText(this.#parts.store.settings)).catch((error: unknown) => {
      throw diskFault(path, error);
    });
    return { name: basename(path) };
  }

  /** On sign-out. */
  async dispose(): Promise<void> {
    this.#check.forget();
    this.#announce();
    await this.setUp.close();
  }

  /** The demo's phone says so too, and its account is made up all the same. */
  #byOwnWord(asked: Registration): Registration | undefined {
    if (this.#ownWord === undefined || this.#parts.who() !== 'agent') return undefined;
    if (!this.#ownWord) return { is: 'not-registered' };
    return { is: 'registered', devices: asked.is === 'registered' ? asked.devices : [], isOwnWord: true };
  }

  /** Why nobody is asked at all; undefined: the registrar may be asked. */
  #silence(): Registration | undefined {
    const { isCheckOn, domain } = this.#parts.store.settings;
    if (!isCheckOn) return { is: 'unknown', why: 'off' };
    if (domain === '') return { is: 'unknown', why: 'not-set-up' };
    const who = this.#parts.who();
    return who === 'agent' ? undefined : { is: 'unknown', why: who === 'demo' ? 'demo' : 'no-credentials' };
  }

  #announce(): void {
    this.#parts.announce(this.get());
  }

  async #account(): Promise<PhoneAccount> {
    const { settings } = this.#parts.store;
    if (settings.domain === '') throw new Fault('not-found', { field: 'domain' });
    const { sip, password } = await this.#parts.credentials();
    const user = userOf(sip);
    if (user === '') throw new Fault('no-seat');
    if (settings.eventsFrom !== 'microsip') return { settings, user, password };
    const hooks = { program: this.#parts.ownProgram, key: await this.hooks.key() };
    return { settings, user, password, hooks };
  }
}

/** `80010001` of `80010001`, `sip:80010001` or `80010001@example.com`: which of them the API sends is not documented. */
function userOf(sip: string): string {
  return sip.replace(/^sips?:/i, '').replace(/@[^@]*$/, '');
}
