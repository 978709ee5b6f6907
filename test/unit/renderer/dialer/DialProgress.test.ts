// @vitest-environment happy-dom
import { screen, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DialState } from '../../../../src/preload/contract/index.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { openDialScreen, CUSTOMER, type DialScreen } from './dial-screen.ts';

const CALL = { intentId: 'i', callee: CUSTOMER, callerId: { is: 'automatic' as const }, startedAt: 5 };
const ENDED: DialState = {
  is: 'ended',
  uuid: 'u',
  result: 'answered',
  talkSeconds: 65,
  totalSeconds: 80,
  isRecorded: false,
  ...CALL,
};

let dial: DialScreen;
/** The card when main has told of this state. */
async function cardAt(state: DialState): Promise<HTMLElement> {
  dial.main.emit('dialer.changed', state);
  const card = await screen.findByRole('region', { name: dial.t.dial.progress });
  await expect.poll(() => useDialerStore().state).toEqual(state);
  return card;
}
const buttons = (card: HTMLElement): (string | null)[] =>
  within(card)
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);

describe('the card of a call', () => {
  beforeEach(async () => {
    dial = await openDialScreen();
  });

  it('can not be taken away while the server is asked', async () => {
    const card = await cardAt({ is: 'calling', stage: 'asking', ...CALL });
    expect(card.textContent).toContain(dial.t.dial.asking);
    expect(card.textContent).toContain('154 0001 0002');
    expect(buttons(card)).toEqual([]);
  });

  it('says that the own phone rings first, and stops following when it is told to', async () => {
    const card = await cardAt({ is: 'calling', stage: 'ringing-agent', uuid: 'u', ...CALL, startedAt: Date.now() });
    expect(card.textContent).toContain(dial.t.dial.ringing);
    expect(card.textContent).toContain(dial.t.dial.ringingHint);
    await dial.user.click(within(card).getByRole('button', { name: dial.t.dial.dismissRunning }));
    await expect.poll(() => screen.queryByRole('region', { name: dial.t.dial.progress })).toBeNull();
    expect(dial.main.count('dialer.dismiss')).toBe(1);
  });

  it('counts the time of a talk and names the extension that is still to be pressed', async () => {
    const card = await cardAt({ is: 'calling', stage: 'talking', uuid: 'u', ...CALL, droppedExtension: '8001' });
    expect(card.textContent).toContain(dial.t.dial.talking);
    expect(card.textContent).toContain(dial.t.number.droppedExtension('8001'));
    expect(within(card).getByRole('timer').textContent).toMatch(/\d:\d\d/);
  });

  it('tells how an ended call went, and makes room for the next number', async () => {
    await dial.enter(CUSTOMER);
    const card = await cardAt(ENDED);
    expect(card.textContent).toContain(dial.t.dial.ended);
    expect(card.textContent).toContain(`${dial.t.dial.talked('1:05')} · ${dial.t.dial.whole('1:20')}`);
    await dial.user.click(within(card).getByRole('button', { name: dial.t.dial.dismiss }));
    await expect.poll(() => dial.field.value).toBe('');
  });

  it.each([
    ['customer-missed', 'customerMissed'],
    ['agent-missed', 'agentMissed'],
  ] as const)('tells who did not pick up: %s', async (result, title) => {
    const card = await cardAt({ ...ENDED, result, talkSeconds: 0 });
    expect(card.textContent).toContain(dial.t.dial[title]);
    expect(card.textContent).not.toContain(dial.t.dial.ended);
  });

  it('claims nothing about a call whose outcome is not known, while it looks and after', async () => {
    const card = await cardAt({ is: 'unknown', isLooking: true, ...CALL });
    expect(card.textContent).toContain(dial.t.dial.unknown);
    expect(card.textContent).toContain('正在通话记录里核对');
    await cardAt({ is: 'unknown', isLooking: false, ...CALL });
    await expect.poll(() => card.textContent).toContain('通话记录里也还没查到');
    expect(card.textContent).not.toContain('正在通话记录里核对');
  });

  it('says that a call was placed whose record or end was not seen', async () => {
    const card = await cardAt({ is: 'no-record', uuid: 'u', ...CALL });
    expect(card.textContent).toContain(dial.t.dial.noRecord);
    await cardAt({ is: 'no-end', uuid: 'u', ...CALL });
    await expect.poll(() => card.textContent).toContain(dial.t.dial.noEnd);
  });

  it('says why a call was not placed, in our words and the server’s', async () => {
    const card = await cardAt({ is: 'failed', error: { code: 'refused', message: '余额不足' }, ...CALL });
    expect(card.textContent).toContain(dial.t.dial.failed);
    expect(card.textContent).toContain(dial.t.errors.refused);
    expect(card.textContent).toContain(dial.t.serverSaid('余额不足'));
  });

  it('shows the steps to a phone that is registered, where it was not', async () => {
    const card = await cardAt({ is: 'failed', error: { code: 'phone-not-registered' }, ...CALL });
    expect(card.textContent).toContain(dial.t.dial.phoneTitle);
    const steps = within(card).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual(dial.t.dial.phoneSteps);
  });

  it('speaks its words to a screen reader when they change', async () => {
    const card = await cardAt({ is: 'calling', stage: 'asking', ...CALL });
    const live = card.querySelector('[aria-live="polite"]');
    await cardAt({ is: 'calling', stage: 'talking', uuid: 'u', ...CALL });
    await expect.poll(() => live?.textContent).toBe(dial.t.dial.talking);
  });

  it('stays and says why when it could not be taken away', async () => {
    dial.main.answer('dialer.dismiss', () => ({ ok: false, error: { code: 'journal-unavailable' } }));
    const card = await cardAt(ENDED);
    await dial.user.click(within(card).getByRole('button', { name: dial.t.dial.dismiss }));
    expect((await screen.findByRole('alert')).textContent).toContain(dial.t.guard.journal.title);
    expect(card.textContent).toContain(dial.t.dial.ended);
  });
});

describe('the card of a call in English', () => {
  it('says that the outcome is not known', async () => {
    dial = await openDialScreen('en');
    const card = await cardAt({ is: 'unknown', isLooking: false, ...CALL });
    expect(card.textContent).toContain('The call may have been placed');
  });
});
