import { describe, expect, it } from 'vitest';
import type { CallResult } from '../../../../src/main/notices/notice.ts';
import { ResultWatch } from '../../../../src/main/notices/result-watch.ts';

const call = { intentId: '01A', callee: '15405710001', callerId: { is: 'automatic' }, startedAt: 1 } as const;
const ended = {
  is: 'ended',
  uuid: 'u',
  result: 'answered',
  talkSeconds: 5,
  totalSeconds: 9,
  isRecorded: true,
} as const;

function watch() {
  const told: CallResult[] = [];
  return { told, results: new ResultWatch((result) => void told.push(result)) };
}

describe('what is news about a call of mine', () => {
  it('is how it ended, once, and not how it goes', () => {
    const { told, results } = watch();
    results.changed({ is: 'idle' });
    results.changed({ is: 'calling', stage: 'talking', ...call });
    results.changed({ ...call, ...ended });
    results.changed({ ...call, ...ended });
    expect(told).toEqual([
      { intentId: '01A', callee: call.callee, outcome: { is: 'ended', uuid: 'u', result: 'answered', talkSeconds: 5 } },
    ]);
  });

  it('is first that nothing is known, and then that it was found', () => {
    const { told, results } = watch();
    results.changed({ is: 'unknown', ...call, isLooking: true });
    results.changed({ is: 'unknown', ...call, isLooking: false });
    results.found({ intentId: '01A', callee: call.callee, uuid: 'u', result: 'ivr', talkSeconds: 0 });
    results.changed({ ...call, ...ended });
    expect(told.map(({ outcome }) => outcome.is)).toEqual(['unknown', 'found']);
  });

  it('tells every call apart, however many there were', () => {
    const { told, results } = watch();
    for (let n = 0; n < 300; n++) results.changed({ is: 'no-record', ...call, intentId: String(n), uuid: 'u' });
    results.changed({ is: 'no-record', ...call, intentId: '299', uuid: 'u' });
    expect(told).toHaveLength(300);
  });
});
