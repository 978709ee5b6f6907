import type { ContradictionKind } from '../../../src/preload/contract/index.ts';
import type { Period } from '../../../src/main/calls/call-queries.ts';
import { contradictions, type Accounts } from '../../../src/main/phone-calls/contradictions.ts';
import { dice, endOf, tellOf, type Happened, type Roll } from './happened.ts';

export interface Tally {
  calls: number;
  planted: number;
  found: number;
  /** Planted, and not found; found, and not planted: as `seed kind call`. */
  missed: string[];
  wrong: string[];
  /** Planted where nobody can know: the phone was not heard all the time, or records may be missing. */
  silenced: number;
}

const KINDS: readonly ContradictionKind[] = [
  ...(['never-rang', 'rang-twice', 'answered-but-missed'] as const),
  ...(['missed-but-talk', 'talk-time', 'record-missing'] as const),
];
const START = Date.UTC(2026, 5, 1, 1);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Customers who call all the time, from one moment to the next. */
const REGULARS = 12;
const CALLS = 120;

/** Days of calls with contradictions among them, until so many have been planted. */
export function accountTrials(planted: number, seed: number): Tally {
  const tally: Tally = { calls: 0, planted: 0, found: 0, missed: [], wrong: [], silenced: 0 };
  for (let trial = seed; tally.planted < planted; trial++) runDay(trial, tally);
  return tally;
}

/** `1.0` and `1.0` where nothing was missed and nothing wrong. */
export function tallyLine({ calls, planted, found, wrong, silenced }: Tally): string {
  const recall = (found / planted).toFixed(4);
  const precision = (found / (found + wrong.length)).toFixed(4);
  return `accounts: calls=${calls} planted=${planted} recall=${recall} precision=${precision} left-alone=${silenced}`;
}

function runDay(seed: number, tally: Tally): void {
  const roll = dice(seed);
  const { calls, dark } = dayOf(roll);
  const told = calls.map((call) => tellOf(call, roll));
  const end = Math.max(...calls.map(endOf));
  const now = end + 3 * DAY_MS;
  const [hole, deaf] = dark;
  const accounts: Accounts = {
    asked: told.flatMap(({ asked }) => asked),
    records: shuffled(
      told.flatMap(({ records }) => records),
      roll,
    ),
    heard: told.flatMap(({ heard }) => heard).sort((a, b) => a.at - b.at),
    listened: around(deaf, { from: START - HOUR_MS, to: now }),
    complete: around(hole, { from: START - 2 * DAY_MS, to: now }),
    readAt: now,
    isReadable: true,
    now,
  };
  const found = new Set(
    contradictions(accounts).map(({ is, uuid, heardId, intentId }) => `${is} ${uuid ?? heardId ?? intentId}`),
  );
  const expected = new Set(calls.flatMap((call) => (call.lie && !isDark(call, dark) ? [keyOf(call)] : [])));
  tally.calls += calls.length;
  tally.planted += expected.size;
  tally.silenced += calls.filter((call) => call.lie && isDark(call, dark)).length;
  tally.found += [...expected].filter((key) => found.has(key)).length;
  tally.missed.push(...[...expected].filter((key) => !found.has(key)).map((key) => `${seed} ${key}`));
  tally.wrong.push(...[...found].filter((key) => !expected.has(key)).map((key) => `${seed} ${key}`));
}

function keyOf({ id, direction, lie = 'talk-time' }: Happened): string {
  if (lie !== 'record-missing') return `${lie} r-${id}`;
  return direction === 'in' ? `${lie} h-${id}` : `${lie} ${id}`;
}

/** A day of calls, one after the other; `dark`: first a time whose records were not read to the end, then one in which the phone was not heard. */
function dayOf(roll: Roll): { calls: Happened[]; dark: [Period, Period] } {
  const calls: Happened[] = [];
  const quiet: Period[] = [];
  let at = START;
  let lastLie = -Infinity;
  for (let index = 0; index < CALLS; index++) {
    // Contradictions are far enough apart not to explain one another.
    const isLie = at - lastLie > 6 * MINUTE_MS && roll(3) > 0;
    const call = callAt(at + 20_000 + roll(60_000), index, isLie ? KINDS[roll(KINDS.length)] : undefined, roll);
    if (call.lie) lastLie = endOf(call);
    calls.push(call);
    at = endOf(call);
    if (index === 70 || index === 100) {
      // Around the last few calls, and with enough time on both sides to be sure which calls that concerns.
      quiet.push({ from: (calls[index - 6]?.at ?? at) - 15 * MINUTE_MS, to: at + 15 * MINUTE_MS });
      at += 40 * MINUTE_MS;
    }
    if (index === 63 || index === 93) at += 40 * MINUTE_MS;
  }
  const [hole = { from: 0, to: 0 }, deaf = { from: 0, to: 0 }] = quiet;
  return { calls, dark: [hole, deaf] };
}

function callAt(at: number, index: number, lie: ContradictionKind | undefined, roll: Roll): Happened {
  const needsTalk = lie === 'answered-but-missed' || lie === 'missed-but-talk' || lie === 'talk-time';
  const number = lie ? `139${String(10_000_000 + index)}` : `138${String(10_000_000 + roll(REGULARS))}`;
  const talkS = needsTalk || roll(3) > 0 ? 8 + roll(300) : 0;
  const direction = roll(2) === 0 ? 'in' : 'out';
  return {
    ...{ id: `c${index}`, number, direction, lie, talkS },
    at: at + 50_000,
    ringS: 15 + roll(25),
    waitS: direction === 'in' ? roll(45) : talkS > 0 ? roll(20) : 0,
    skewMs: roll(12_000) - 6_000,
    echoes: (['intent', 'uuid', 'nothing'] as const)[roll(3)] ?? 'intent',
  };
}

function isDark(call: Happened, [hole, deaf]: [Period, Period]): boolean {
  const touches = ({ from, to }: Period, margin: number): boolean =>
    call.at <= to + margin && endOf(call) >= from - margin;
  // That a record is missing is said only where half a day around it was read; that the phone was not heard then does not matter.
  if (call.lie === 'record-missing') return touches(hole, 12 * HOUR_MS);
  return touches(hole, 0) || touches(deaf, 0);
}

/** What is left of a period without another one. */
function around(dark: Period, whole: Period): Period[] {
  return [
    { from: whole.from, to: dark.from },
    { from: dark.to, to: whole.to },
  ];
}

function shuffled<T>(list: T[], roll: Roll): T[] {
  return list
    .map((one) => ({ one, order: roll(1_000_000) }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
}
