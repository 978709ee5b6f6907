import { AgentScope } from '../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../src/main/account/session.ts';
import { DialerService } from '../../../src/main/dialer/dialer.service.ts';
import { DialJournal } from '../../../src/main/dialer/journal.ts';
import { MonotonicClock } from '../../../src/main/async/monotonic-clock.ts';
import { storedSettings } from '../../../src/main/settings/settings-shape.ts';
import type { Clock } from '../../../src/main/dialer/follow-call.ts';
import type {
  Confirmable,
  DialerEvents,
  DialState,
  NumberReading,
  Settings,
} from '../../../src/preload/contract/index.ts';

/** What an app of a trial or a child is made of; all else is as in the product. */
export interface AppParts {
  journalPath: string;
  session: () => Session;
  clock: Clock;
  ticks: () => number;
  callsPerMinute: number;
  /** Called when an order has passed every check, with what was ordered; gives the intent's id. */
  newIntentId: (order: { callee: string; confirmed: readonly Confirmable[] }) => string;
  announce: (state: DialState) => void;
  onFound: (found: DialerEvents['dialer.found']) => void;
  /** The clock that limits go by has been set, from the journal and the wall clock. */
  onClock: () => void;
}

/** One run of the app, as far as calls go: the real service on a real journal file. */
export class App {
  readonly dialer: DialerService;
  readonly journal: DialJournal;
  readonly #makeClock: () => MonotonicClock;
  #monotonic: MonotonicClock | undefined;
  /** What the text of an order said that is being checked right now. */
  #reading: { callee: string; confirmed: readonly Confirmable[] } = { callee: '', confirmed: [] };

  constructor(parts: AppParts) {
    const { journalPath, session, clock, ticks, announce, onFound } = parts;
    const settings = quietSettings(parts.callsPerMinute);
    this.journal = new DialJournal(journalPath);
    this.#makeClock = () => {
      const made = new MonotonicClock(this.journal.lastMonotonicAt(), clock.now, ticks);
      parts.onClock();
      return made;
    };
    this.dialer = new DialerService({
      scope: new AgentScope(),
      session,
      clock,
      announce,
      onFound,
      journal: this.journal,
      read: (text) => this.#read(text),
      settings: () => settings,
      assertOurs: () => Promise.resolve(),
      newIntentId: () => parts.newIntentId(this.#reading),
      monotonicClock: () => this.#clock(),
      announceUnresolved: () => undefined,
      onEnded: () => undefined,
      log: () => undefined,
    });
  }

  /** Opens the journal. Throws `journal-unavailable`. */
  open(): void {
    this.#clock();
  }

  /** `confirmed` goes on the end of the text as well, so that the intent can be told whose it is: see `newIntentId`. */
  dial(text: string, confirmed: Confirmable[]): Promise<DialState> {
    const marked = `${text}#${confirmed.join(',')}`;
    return this.dialer.dial({ text: marked, callerId: { is: 'automatic' }, reference: '', confirmed });
  }

  #clock(): MonotonicClock {
    return (this.#monotonic ??= this.#makeClock());
  }

  #read(text: string): NumberReading {
    const [number = '', confirmed = ''] = text.split('#');
    const callee = number.replace(/\D/g, '').replace(/^86(?=1)/, '');
    this.#reading = { callee, confirmed: confirmed.split(',').filter(Boolean) as Confirmable[] };
    return { is: 'dialable', callee } as NumberReading;
  }
}

function quietSettings(callsPerMinute: number): Settings {
  const none = { callsPerHour: 0, callsPerDay: 0, customerLimits: [] };
  return { ...storedSettings.parse({}), ...none, callsPerMinute };
}
