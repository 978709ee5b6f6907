import { describe, expect, it } from 'vitest';
import { findSought, type Sought } from '../../../../src/main/calls/call-match.ts';
import { NOON, rowFrom, storeForTest } from './store/store-world.ts';

const MINUTE = 60_000;
const CALLEE = '15405714321';
const SOUGHT: Sought = { agentId: '7', intentId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', callee: CALLEE, startedAt: NOON };

/** An outbound call that began so many minutes after the one that is sought. */
const callAt = (minutes: number, more: object = {}) =>
  rowFrom({
    ...{ call_uuid: `call ${minutes}`, call_type: '外呼', customer_phone: '15405710001', states: '接听' },
    start_time: new Date(NOON + minutes * MINUTE).toISOString(),
    ...more,
  });

describe('a call of ours in the stored history', () => {
  it('is found among hundreds that came after it', async () => {
    const { store } = await storeForTest();
    const later = Array.from({ length: 400 }, (_, n) => callAt(n + 1));
    store.upsert([callAt(0, { customer_phone: CALLEE }), ...later]);
    const near = store.callsIn({ from: NOON - 720 * MINUTE, to: NOON + 720 * MINUTE });
    expect(findSought(near, SOUGHT)?.call_uuid).toBe('call 0');
  });

  it('is known by its id, whichever way the server says that it went', async () => {
    const { store } = await storeForTest();
    store.upsert([callAt(0, { call_type: '来电', customer_phone: '' })]);
    const near = store.callsIn({ from: NOON - MINUTE, to: NOON + MINUTE });
    expect(findSought(near, { ...SOUGHT, uuid: 'call 0' })?.call_uuid).toBe('call 0');
  });
});
