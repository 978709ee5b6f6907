import { seeded } from '../../../src/main/demo/random.ts';
import { PLAIN_HABITS, type Habits } from './habits.ts';
import { HistoryServer } from './history-server.ts';
import type { ServerCall } from './server-call.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CALLS = 700;
const PAST_DAYS = 40;
export const KILL_KEEPS_DAYS = 30;
/** A journey through time long enough for a dozen runs. */
const FUTURE_DAYS = 60;

/** These trials are about what the client has on disk. The same for the same seed, in every process. */
export const KILL_HABITS: Habits = { ...PLAIN_HABITS, cap: 12 };

export function killWorld(seed: number): HistoryServer {
  const chance = seeded(seed);
  const calls = Array.from({ length: CALLS }, (_unused, id): ServerCall => {
    const at = chance.int(-PAST_DAYS * DAY, FUTURE_DAYS * DAY);
    const lasts = chance.chance(0.3) ? 0 : chance.int(0, chance.chance(0.1) ? 20 * HOUR : HOUR / 2);
    const edits = chance.chance(0.2) ? [chance.int(0, 7 * DAY)] : [];
    return { id, at, lasts, late: 0, edits, agent: 'own', hasUuid: true, lacks: 'nothing', isDouble: false };
  });
  return new HistoryServer(calls, KILL_HABITS, seed);
}
