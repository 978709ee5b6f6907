import type { UpdateFault, UpdatesState } from '../../preload/contract/index.ts';
import { after } from '../async/timers.ts';
import { Fault } from '../fault.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { Log } from '../log/log.ts';
import { jsonIn } from '../settings/handed-file.ts';
import type { Download } from './download.ts';
import { newerThan, releaseFault, type StoredUpdates } from './judge-release.ts';
import { readManifest } from './release-manifest.ts';
import type { PolicyReading, UpdatePolicy } from './update-policy.ts';

export interface UpdatesParts {
  /** The version that runs. */
  version: string;
  readPolicy: () => Promise<PolicyReading>;
  file: Pick<JsonFile<StoredUpdates>, 'load' | 'save'>;
  download: (address: string) => Promise<Download>;
  openLink: (address: string) => Promise<void>;
  announce: (state: UpdatesState) => void;
  now: () => number;
  /** 0 up to 1: spreads the checks of a company's computers over hours. */
  random: () => number;
  log: Log;
}

const HOUR_MS = 3_600_000;
const EVERY_MS = 22 * HOUR_MS;
const JITTER_MS = 4 * HOUR_MS;
/** After a start nobody waits for it, and a computer that wakes up late is soon noticed. */
const LOOK_MS = HOUR_MS / 4;

/** Tells about a newer version, where the company has asked for that; installs nothing. Once a day, and on the agent's command in the diagnostics. */
export class UpdatesService {
  readonly #parts: UpdatesParts;
  #policy: PolicyReading = { is: 'off' };
  #state: UpdatesState = { is: 'off' };
  #checking: Promise<UpdatesState> | undefined;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
  }

  /** Reads the company's file; call once. Without an address in it, nothing ever happens. */
  async start(): Promise<void> {
    this.#policy = await this.#parts.readPolicy();
    if (this.#policy.is !== 'on') {
      this.#tell(this.#policy);
      return;
    }
    const seen = await this.#seen(this.#policy.policy);
    const version = newerThan(this.#parts.version, seen, this.#parts.now());
    const told = this.#newer(version);
    this.#tell(told ? { is: 'newer', checkedAt: seen.issuedAt, ...told } : { is: 'waiting' });
    this.#watch();
  }

  get(): UpdatesState {
    return this.#state;
  }

  /** Asks now. Two at once are one. */
  check(): Promise<UpdatesState> {
    if (this.#policy.is !== 'on') return Promise.resolve(this.#state);
    this.#checking ??= this.#check(this.#policy.policy).finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  /** Throws `not-found`. */
  async openPage(): Promise<null> {
    const page = this.#policy.is === 'on' ? this.#policy.policy.page : undefined;
    if (page === undefined) throw new Fault('not-found');
    await this.#parts.openLink(page).catch((error: unknown) => {
      throw new Fault('not-found', {}, error);
    });
    return null;
  }

  /** Wall-clock time decides, not a timer of a day, so that sleep and a changed clock do no harm. */
  #watch(): void {
    after(LOOK_MS, () => void this.#checkIfDue().finally(() => this.#watch()));
  }

  async #checkIfDue(): Promise<void> {
    const { nextAt } = (await this.#parts.file.load()).value;
    const now = this.#parts.now();
    const isFarAhead = nextAt > now + EVERY_MS + JITTER_MS; // the clock was ahead once
    if (nextAt <= now || isFarAhead) await this.check();
  }

  async #check(policy: UpdatePolicy): Promise<UpdatesState> {
    const { now, random, log } = this.#parts;
    const seen = await this.#seen(policy);
    const result = judged(await this.#parts.download(policy.manifest), policy, seen, now());
    const next = { ...seen, ...result.seen, nextAt: now() + EVERY_MS + Math.floor(random() * JITTER_MS) };
    // A disk that does not take it would lose the rollback protection: then nothing new is believed.
    const isKept = await this.#parts.file.save(next).then(
      () => true,
      () => false,
    );
    const told = this.#newer(newerThan(this.#parts.version, isKept ? next : seen, now()));
    if (result.why === undefined) {
      this.#tell(told ? { is: 'newer', checkedAt: now(), ...told } : { is: 'current', checkedAt: now() });
    } else {
      log('warn', EVENTS[result.why]);
      this.#tell({ is: 'failed', checkedAt: now(), why: result.why, ...(told && { newer: told }) });
    }
    return this.#state;
  }

  /** What was seen under another key says nothing. */
  async #seen({ keyId }: UpdatePolicy): Promise<StoredUpdates> {
    const { value } = await this.#parts.file.load();
    return value.keyId === keyId ? value : { keyId, version: '', issuedAt: 0, expiresAt: 0, nextAt: value.nextAt };
  }

  #newer(version: string | undefined): { version: string; hasPage: boolean } | undefined {
    const hasPage = this.#policy.is === 'on' && this.#policy.policy.page !== undefined;
    return version === undefined ? undefined : { version, hasPage };
  }

  #tell(state: UpdatesState): void {
    this.#state = state;
    this.#parts.announce(state);
  }
}

interface Judgement {
  why?: UpdateFault;
  /** What is newly believed. */
  seen?: Pick<StoredUpdates, 'version' | 'issuedAt' | 'expiresAt'>;
}

function judged(download: Download, { publicKey }: UpdatePolicy, seen: StoredUpdates, now: number): Judgement {
  if (download.is === 'failed') return { why: download.why };
  const reading = readManifest(jsonIn(download.bytes), publicKey);
  if (reading.is === 'refused') return { why: reading.why };
  const why = releaseFault(reading.release, seen, now);
  if (why !== undefined) return { why };
  const { version, issuedAt, expiresAt } = reading.release;
  return { seen: { version, issuedAt: Date.parse(issuedAt), expiresAt: Date.parse(expiresAt) } };
}

const EVENTS: Record<UpdateFault, string> = {
  unreachable: 'updates.unreachable',
  redirected: 'updates.redirected',
  'too-large': 'updates.too-large',
  malformed: 'updates.malformed',
  forged: 'updates.forged',
  expired: 'updates.expired',
  replayed: 'updates.replayed',
  downgraded: 'updates.downgraded',
};
