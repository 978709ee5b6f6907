import type { DialState, NumberReading } from '../../../../src/preload/contract/index.ts';
import { ok, type FakeCompanion } from '../fake-companion.ts';

export const call = { intentId: 'i', callee: '13800138000', callerId: { is: 'automatic' as const }, startedAt: 1 };
export const ringing: DialState = { is: 'calling', stage: 'ringing-agent', uuid: 'u', ...call };

/** Eleven digits can be dialled, nothing else. */
export function reading(text: string): NumberReading {
  return /^\d{11}$/.test(text)
    ? { is: 'dialable', callee: text, display: text, kind: 'mobile' }
    : { is: 'not-dialable', why: text === '' ? 'empty' : 'too-short' };
}

/** A main that is idle and takes every call. */
export function prepareDialer(main: FakeCompanion): void {
  main.answer('dialer.read', ({ text }) => ok(reading(text)));
  main.answer('dialer.state', () => ok({ is: 'idle' }));
  main.answer('dialer.limits', () => ok({ referenceLength: 5 }));
  main.answer('dialer.dial', () => ok(ringing));
  main.answer('dialer.dismiss', () => ok({ is: 'idle' }));
}
