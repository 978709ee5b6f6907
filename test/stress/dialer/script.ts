import fc from 'fast-check';
import type { Confirmable } from '../../../src/preload/contract/index.ts';
import { FAULT_NAMES, faultKind, type FaultCase, type FaultName } from '../../support/fault-kinds.ts';
import { PLAIN_RECORDS, type RecordsManner } from '../../support/fault-records.ts';

/** One order, from whatever button, key, tray, link or window: to main they are all the same request. */
export interface Order {
  /** Which of a few customers. */
  number: number;
  /** How the text is written. */
  form: number;
  confirmed: Confirmable[];
  /** 1: another process on the same journal, where the trial has one. */
  app: 0 | 1;
}

/** Which writes of the journal fail; `all`: the file cannot even be opened, from the next start on. */
export type Breakage = 'begin' | 'sending' | 'settle' | 'all';

export type Action =
  | { is: 'click'; orders: Order[]; fault: FaultCase; until: 'now' | 'arrival' | 'told' }
  | { is: 'pass'; ms: number }
  | { is: 'set-clock'; ms: number }
  | { is: 'suspend' | 'sign-out' | 'dismiss' | 'dismiss-unresolved' | 'mend' | 'restart' | 'renew' }
  | { is: 'break'; what: Breakage };

export interface Script {
  records: RecordsManner;
  hasTwin: boolean;
  /** 0: none. */
  callsPerMinute: number;
  actions: Action[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 1440 * MINUTE;

/** A slow fault costs its limit in real time; half of the clicks go well, so that there is something to lose. */
const faultName: fc.Arbitrary<FaultName> = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...FAULT_NAMES.filter((name) => !faultKind(name).isSlow)) },
  { weight: 1, arbitrary: fc.constantFrom(...FAULT_NAMES.filter((name) => faultKind(name).isSlow)) },
  { weight: 3, arbitrary: fc.constantFrom<FaultName>('accepted', '200 empty', '421', '307', 'reset before headers') },
);

export const fault: fc.Arbitrary<FaultCase> = fc.record({
  name: faultName,
  isPlaced: fc.boolean(),
  variant: fc.nat(999),
});

export const confirmed: fc.Arbitrary<Confirmable[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Confirmable[]>([]) },
  { weight: 1, arbitrary: fc.constant<Confirmable[]>(['repeat']) },
);

const order: fc.Arbitrary<Order> = fc.record({
  number: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(2) }),
  form: fc.nat(3),
  confirmed,
  app: fc.oneof({ weight: 3, arbitrary: fc.constant<0>(0) }, { weight: 1, arbitrary: fc.constant<1>(1) }),
});

const click: fc.Arbitrary<Action> = fc.record({
  is: fc.constant('click' as const),
  orders: fc.oneof(
    { weight: 2, arbitrary: fc.array(order, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(order, { minLength: 2, maxLength: 4 }) },
  ),
  fault,
  until: fc.constantFrom('now', 'arrival', 'told', 'told'),
});

const pass = fc.record({
  is: fc.constant('pass' as const),
  ms: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(SECOND, 3 * SECOND, 30 * SECOND, 61 * SECOND, 5 * MINUTE, 11 * MINUTE) },
    { weight: 1, arbitrary: fc.constantFrom(130 * MINUTE, DAY) },
  ),
});

/** Together less than a month: what is older than that by the wall clock is forgotten. */
export const setClock = fc.record({
  is: fc.constant('set-clock' as const),
  ms: fc.constantFrom(-400 * DAY, -2 * DAY, -11 * MINUTE, 61 * SECOND, 11 * MINUTE, 2 * DAY),
});

const other: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  { is: 'suspend' },
  { is: 'suspend' },
  { is: 'sign-out' },
  { is: 'dismiss' },
  { is: 'dismiss' },
  { is: 'dismiss' },
  { is: 'dismiss-unresolved' },
  { is: 'mend' },
  { is: 'restart' },
  { is: 'restart' },
  { is: 'renew' },
);

const breakage: fc.Arbitrary<Action> = fc.record({
  is: fc.constant('break' as const),
  what: fc.constantFrom<Breakage>('begin', 'sending', 'settle', 'all'),
});

const records: fc.Arbitrary<RecordsManner> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(PLAIN_RECORDS) },
  {
    weight: 3,
    arbitrary: fc.record({
      appearsAfterLooks: fc.constantFrom(0, 1, 3, 1e9),
      echoesUserData: fc.boolean(),
      isLiveFirst: fc.boolean(),
      brokenLooks: fc.constantFrom(0, 0, 2),
    }),
  },
);

export const script: fc.Arbitrary<Script> = fc.record({
  records,
  hasTwin: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  callsPerMinute: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
  ),
  actions: fc.array(
    fc.oneof(
      { weight: 10, arbitrary: click },
      { weight: 3, arbitrary: pass },
      { weight: 1, arbitrary: setClock },
      { weight: 4, arbitrary: other },
      { weight: 1, arbitrary: breakage },
    ),
    { minLength: 1, maxLength: 9, size: 'max' },
  ),
});
