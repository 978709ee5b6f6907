import { ulid } from 'ulid';
import type {
  CallRef,
  CallState,
  DialState,
  OpenOutcome,
  OutcomesEvents,
} from '../../../../src/preload/contract/index.ts';
import type { BriefCall } from '../../../../src/main/calls/call-queries.ts';
import { OwnCallLinks } from '../../../../src/main/calls/own-call-links.ts';
import { toUserData } from '../../../../src/main/calls/user-data.ts';
import type { Intent } from '../../../../src/main/dialer/intent.ts';
import { DoNotCallService } from '../../../../src/main/do-not-call/do-not-call.service.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { OutcomesService } from '../../../../src/main/outcomes/outcomes.service.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { DEFAULT_SETTINGS } from '../../../../src/main/settings/settings-shape.ts';
import { ADA, ownDataAt } from '../own-data/own-data-world.ts';

export const WANG = '15405710003';
export const LI = '15405710004';
export const MINUTE = 60_000;

/** What outlives a restart of the app besides its own files: the journal and the records. */
export interface Outside {
  now: number;
  clicks: Intent[];
  records: BriefCall[];
}

export const outside = (): Outside => ({ now: Date.UTC(2026, 10, 28, 1), clicks: [], records: [] });

/** The service over a real database in this folder; `restart` begins again on the same files. */
export function outcomesAt(folder: string, around = outside()) {
  const own = ownDataAt(folder);
  let whose = ADA;
  const become = (who: typeof ADA): void => own.become((whose = who));
  const told: OutcomesEvents['outcomes.changed'][] = [];
  const toldOpen: OpenOutcome[][] = [];
  const settings = { ...DEFAULT_SETTINGS };
  const state: { dialer: DialState } = { dialer: { is: 'idle' } };
  const now = (): number => around.now;
  const doNotCall = new DoNotCallService({ data: own.data, now, announce: () => undefined });
  const placedSince = (at: number): Intent[] => around.clicks.filter(({ startedAt }) => startedAt >= at);
  const service = new OutcomesService({
    ownData: own.data,
    session: () => whose as never,
    settings: () => ({ settings, appearance: { language: 'en' } }) as never,
    doNotCall,
    dialer: { state: () => state.dialer, placedSince },
    call: (uuid) => {
      const record = around.records.find((one) => one.uuid === uuid);
      if (!record) return Promise.reject(new Fault('not-found'));
      const { customerNumber, startedAt, intentId } = record;
      const userData = intentId === undefined ? {} : { userData: toUserData(intentId, '') };
      return Promise.resolve({ call: { customerNumber, startedAt } as never, ...userData });
    },
    links: new OwnCallLinks({
      placedSince: (at) => placedSince(at).map(({ id, callee, startedAt }) => ({ intentId: id, callee, startedAt })),
      brief: ({ from, to }) =>
        Promise.resolve(around.records.filter(({ startedAt }) => startedAt >= from && startedAt < to)),
    }),
    announce: (change) => void told.push(change),
    announceOpen: (open) => void toldOpen.push(open),
    now,
  });
  const restart = () => {
    own.data.dispose();
    return outcomesAt(folder, around);
  };
  const open = async (): Promise<CallRef[]> => (await service.open()).map(({ call }) => call);
  return { ...own, become, service, doNotCall, around, told, toldOpen, settings, state, restart, open };
}

/** A click that may have rung somebody, as the journal has it. */
export function dial(around: Outside, callee: string): string {
  const id = ulid(around.now);
  around.clicks.push({
    id,
    account: 'somebody',
    callee,
    customer: numberKey(callee),
    startedAt: around.now,
    monotonicAt: around.now,
    state: 'accepted',
    confirmed: [],
  });
  return id;
}

let last = 0;

/** The record of a click, or of a call that was placed on the phone itself. */
export function recordOf(around: Outside, intentId: string | undefined, state: CallState = 'answered', number = WANG) {
  const click = around.clicks.find(({ id }) => id === intentId);
  last += 1;
  const record: BriefCall = {
    uuid: `u${last}`,
    direction: 'outbound',
    state,
    customerNumber: click?.callee ?? number,
    startedAt: click?.startedAt ?? around.now,
    ...(intentId !== undefined && { intentId }),
  };
  around.records.push(record);
  return record.uuid;
}

export const byClick = (intentId: string): CallRef => ({ is: 'intent', intentId });
export const byRecord = (uuid: string): CallRef => ({ is: 'record', uuid });
