import type { CallRow, FollowUp } from '../../../../src/preload/contract/index.ts';
import { FollowUpsService } from '../../../../src/main/follow-ups/follow-ups.service.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { ownDataAt } from '../own-data/own-data-world.ts';

export const WANG = '15405710003';
export const LI = '15405710004';
export const MINUTE = 60_000;

/** The service over a real database in this folder. Time passes by `pass`; `talk` puts a talk into the records. */
export function followUpsAt(folder: string, begins = Date.UTC(2026, 10, 28, 1)) {
  const own = ownDataAt(folder);
  const clock = own.clock;
  clock.now = begins;
  const talks: { number: string; at: number }[] = [];
  const told: FollowUp[][] = [];
  const announced: FollowUp[][] = [];
  const state = { isQuiet: false, path: undefined as string | undefined };
  let timer: { at: number; run: () => void } | undefined;
  const waits: number[] = [];
  const service = new FollowUpsService({
    ownData: own.data,
    talksWith: (number, from) => {
      const those = talks.filter((talk) => numberKey(talk.number) === numberKey(number) && talk.at >= from);
      return Promise.resolve(those.map(() => ({}) as CallRow));
    },
    files: { newFile: () => Promise.resolve(state.path) },
    settings: () => ({ appearance: { language: 'en' } }) as never,
    recordAccess: () => undefined,
    announce: (open) => void announced.push(open),
    notify: (due) => !state.isQuiet && told.push(due) > 0,
    now: () => clock.now,
    after: (ms, run) => {
      waits.push(ms);
      const mine = { at: clock.now + ms, run };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
  });
  /** Minute by minute, as timers run. */
  const pass = (ms: number): void => {
    const end = clock.now + ms;
    while (timer && timer.at <= end) {
      const { at, run } = timer;
      timer = undefined;
      clock.now = at;
      run();
    }
    clock.now = end;
  };
  /** As after a sleep, or a change of the clock: time has passed and no timer ran. */
  const jump = (ms: number): void => void (clock.now += ms);
  const add = (number: string, inMinutes: number, note = ''): FollowUp => {
    const dueAt = clock.now + inMinutes * MINUTE;
    const known = service.list().map(({ id }) => id);
    const added = service.add({ customerNumber: number, dueAt, note, origin: 'number' });
    const found = added.find(({ id }) => !known.includes(id));
    if (!found) throw new Error('not added');
    return found;
  };
  const numbers = (): string[] => service.list().map(({ customerNumber }) => customerNumber);
  return { ...own, service, talks, told, announced, state, waits, pass, jump, add, numbers };
}
