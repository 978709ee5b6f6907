import type {
  Account,
  CallerId,
  CallRow,
  MissedNumber,
  Numbers,
  PhoneState,
  Seat,
  SettingsState,
} from '../../preload/contract/index.ts';
import { lapsesAt, phoneFact, type PhoneFact } from '../phone/phone-fact.ts';

/** What the tray shows: all of it is known already, so that the menu opens at once. */
export interface TrayView {
  account: Account | undefined;
  settings: SettingsState;
  /** SIP account of the seat, once it has been read. */
  sip: string | undefined;
  /** undefined: nothing is known of the phone. */
  phone: PhoneFact | undefined;
  recent: CallRow[];
  /** Customers in the inbox of missed calls. */
  missed: number;
  numbers: Numbers | undefined;
  callerId: CallerId;
  /** Of the contact who has a number, where names may be shown. */
  nameOf: (number: string) => string | undefined;
  /** Notifications are paused until then, UTC epoch ms; undefined: they are not. */
  pausedUntil: number | undefined;
}

export interface TrayFactsParts {
  settings: () => SettingsState;
  nameOf: TrayView['nameOf'];
  read: {
    recent: () => Promise<CallRow[]>;
    missed: () => Promise<MissedNumber[]>;
    numbers: () => Promise<Numbers>;
    callerId: () => Promise<CallerId>;
  };
  now: () => number;
  /** Calls once, later; what it returns calls that off. */
  after: (ms: number, then: () => void) => () => void;
  changed: () => void;
}

type Known = Pick<TrayView, 'sip' | 'recent' | 'missed' | 'numbers' | 'callerId'>;

const NOTHING: Known = { sip: undefined, recent: [], missed: 0, numbers: undefined, callerId: { is: 'automatic' } };

/** Gathers what the tray shows from what main tells and from reads in the background. What cannot be read stays as it was. */
export class TrayFacts {
  readonly #parts: TrayFactsParts;
  #account: Account | undefined;
  #known: Known = NOTHING;
  #phone: PhoneState | undefined;
  #callOff: (() => void) | undefined;
  readonly #reading = new Set<keyof Known>();
  readonly #again = new Set<keyof Known>();

  constructor(parts: TrayFactsParts) {
    this.#parts = parts;
  }

  view(): TrayView {
    const [settings, now] = [this.#parts.settings(), this.#parts.now()];
    const until = settings.settings.doNotDisturbUntil;
    const pausedUntil = until > now ? until : undefined;
    const phone = this.#phone && phoneFact(this.#phone, now);
    const { nameOf } = this.#parts;
    return { account: this.#account, settings, phone, pausedUntil, nameOf, ...this.#known };
  }

  accountChanged(account: Account): void {
    const isSame = agentOf(account) === agentOf(this.#account);
    this.#account = account;
    if (!isSame) this.#known = NOTHING;
    this.#parts.changed();
    if (!isSame && account.is === 'signed-in') this.#readAll();
  }

  callsChanged(): void {
    this.#read('recent', this.#parts.read.recent);
  }

  missedChanged(missed: MissedNumber[]): void {
    this.#learn({ missed: missed.length });
  }

  callerIdChanged(callerId: CallerId): void {
    this.#learn({ callerId });
  }

  seatSeen(seat: Seat | undefined): void {
    this.#learn({ sip: seat?.sip });
  }

  /** Says so again by itself when a registration runs out. */
  phoneChanged(phone: PhoneState): void {
    this.#phone = phone;
    this.#callOff?.();
    const left = lapsesAt(phone) - this.#parts.now();
    const willLapse = left > 0 && left < Infinity;
    this.#callOff = willLapse ? this.#parts.after(left, () => this.#parts.changed()) : undefined;
    this.#parts.changed();
  }

  #readAll(): void {
    const { recent, missed, numbers, callerId } = this.#parts.read;
    this.#read('recent', recent);
    this.#read('missed', async () => (await missed()).length);
    this.#read('numbers', numbers);
    this.#read('callerId', callerId);
  }

  /** One read of a kind at a time; what changes meanwhile is read once more afterwards. */
  #read<K extends keyof Known>(key: K, read: () => Promise<Known[K]>): void {
    if (this.#account?.is !== 'signed-in') return;
    if (this.#reading.has(key)) {
      this.#again.add(key);
      return;
    }
    const who = agentOf(this.#account);
    this.#reading.add(key);
    void read()
      .then(
        (value) => {
          if (agentOf(this.#account) === who) this.#learn({ [key]: value });
        },
        () => undefined,
      )
      .finally(() => {
        this.#reading.delete(key);
        if (this.#again.delete(key)) this.#read(key, read);
      });
  }

  #learn(facts: Partial<Known>): void {
    this.#known = { ...this.#known, ...facts };
    this.#parts.changed();
  }
}

function agentOf(account: Account | undefined): string | undefined {
  return account?.is === 'signed-in' ? `${account.host} ${account.agentId}` : undefined;
}
