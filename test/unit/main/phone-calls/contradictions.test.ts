import { expect, test } from 'vitest';
import type { ServerAccount } from '../../../../src/main/phone-calls/account-groups.ts';
import { contradictions, type Accounts } from '../../../../src/main/phone-calls/contradictions.ts';
import type { PhoneAccount } from '../../../../src/main/phone-calls/heard-calls.ts';
import { accountTrials } from '../../../stress/phone/accounts-trial.ts';
import { randomSeed } from '../../../stress/kit/seed.ts';

const AT = Date.UTC(2026, 5, 1, 4);
const DAY_MS = 86_400_000;
const CUSTOMER = '13800138000';
const NOW = AT + 3 * DAY_MS;

const record = (parts: Partial<ServerAccount> = {}): ServerAccount => ({
  ...{ uuid: 'r', direction: 'inbound', state: 'answered', customerNumber: CUSTOMER, at: AT, endedAt: AT + 70_000 },
  ...{ talkSeconds: 60, totalSeconds: 70 },
  ...parts,
});
const ring = (parts: Partial<PhoneAccount> = {}): PhoneAccount => ({
  ...{
    id: 'h',
    number: CUSTOMER,
    direction: 'in',
    at: AT,
    answeredAt: AT + 10_000,
    endedAt: AT + 70_000,
    end: 'hung-up',
  },
  ...parts,
});
const { answeredAt: _never, ...unanswered } = ring({ end: 'missed' });

const of = (parts: Partial<Accounts>): string[] =>
  contradictions({
    ...{ asked: [], records: [], heard: [], readAt: NOW, isReadable: true, now: NOW },
    listened: [{ from: AT - DAY_MS, to: NOW }],
    complete: [{ from: AT - DAY_MS, to: NOW }],
    ...parts,
  }).map(({ is }) => is);

test('accounts that agree, within a few seconds, are no contradiction', () => {
  expect(of({ records: [record()], heard: [ring()] })).toEqual([]);
  expect(of({ records: [record({ talkSeconds: 56 })], heard: [ring()] })).toEqual([]);
  expect(of({ records: [record({ state: 'ring-missed' })], heard: [unanswered] })).toEqual([]);
  expect(of({ records: [record({ state: 'ivr' })] })).toEqual([]);
});

test('each kind is found, with both talk times', () => {
  expect(of({ records: [record()] })).toEqual(['never-rang']);
  expect(
    of({ records: [record()], heard: [{ ...unanswered, id: 'h0', endedAt: AT + 3_000 }, ring({ at: AT + 8_000 })] }),
  ).toEqual(['rang-twice']);
  expect(of({ records: [record({ state: 'ring-missed' })], heard: [ring()] })).toEqual(['answered-but-missed']);
  expect(of({ records: [record()], heard: [unanswered] })).toEqual(['missed-but-talk']);
  expect(of({ records: [record({ talkSeconds: 30 })], heard: [ring()] })).toEqual(['talk-time']);
  expect(of({ heard: [ring()] })).toEqual(['record-missing']);
});

test('nothing is claimed that cannot be known', () => {
  const records = [record()];
  expect(of({ records, listened: [{ from: AT + 20_000, to: NOW }] })).toEqual([]);
  expect(of({ records, listened: [{ from: AT - DAY_MS, to: AT + 20_000 }] })).toEqual([]);
  expect(of({ records, complete: [{ from: AT - DAY_MS, to: AT }] })).toEqual([]);
  expect(of({ records, isReadable: false })).toEqual([]);
  expect(of({ records, now: AT + 100_000 })).toEqual([]);
  // The phone shows something else than the customer's number, or lost sight of the call.
  expect(of({ records, heard: [ring({ number: '02160000003' })] })).toEqual([]);
  expect(of({ records, heard: [{ ...unanswered, end: 'lost' }] })).toEqual([]);
  expect(of({ heard: [ring()], now: AT + DAY_MS / 2, readAt: AT + DAY_MS / 2 })).toEqual([]);
  // Another time zone than was thought.
  expect(
    of({
      records: [record({ at: AT + 8 * 3_600_000, endedAt: AT + 8 * 3_600_000 + 70_000, state: 'ivr' })],
      heard: [ring()],
    }),
  ).toEqual([]);
});

test('a call of this app is compared with the leg that the phone heard', () => {
  const call = { intentId: 'i', callee: CUSTOMER, at: AT, isPlaced: true };
  const asked = [call];
  const records = [record({ direction: 'outbound', intentId: 'i' })];
  const leg = ring({ number: '02160000003', intentId: 'i' });
  expect(of({ asked, records, heard: [leg] })).toEqual([]);
  expect(of({ asked, records })).toEqual(['never-rang']);
  expect(of({ asked, records, heard: [{ ...leg, endedAt: AT + 30_000 }] })).toEqual(['talk-time']);
  expect(of({ asked, heard: [leg] })).toEqual(['record-missing']);
  expect(of({ asked: [{ ...call, isPlaced: false }] })).toEqual([]);
});

test('every planted contradiction is found, and nothing else', () => {
  const tally = accountTrials(1_000, randomSeed());
  expect(tally.missed.slice(0, 5)).toEqual([]);
  expect(tally.wrong.slice(0, 5)).toEqual([]);
  expect(tally.silenced).toBeGreaterThan(0);
});
