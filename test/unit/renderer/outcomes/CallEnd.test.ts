// @vitest-environment happy-dom
import { screen, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallOutcome, DialState } from '../../../../src/preload/contract/index.ts';
import { DEFAULT_OUTCOME_CODES } from '../../../../src/main/settings/outcome-codes.ts';
import { DEFAULT_SETTINGS } from '../../../../src/main/settings/settings-shape.ts';
import { useFollowUpsStore } from '../../../../src/renderer/follow-ups/follow-ups.store.ts';
import { codeOfKey, suggestedCode } from '../../../../src/renderer/outcomes/suggested-code.ts';
import { CUSTOMER, openDialScreen, type DialScreen } from '../dialer/dial-screen.ts';
import { inputsOf } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

const INTENT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const CALL = { intentId: INTENT, callee: CUSTOMER, callerId: { is: 'automatic' as const }, startedAt: 5 };
const ended = (result: 'answered' | 'customer-missed' | 'agent-missed'): DialState => ({
  is: 'ended',
  uuid: 'u',
  result,
  talkSeconds: 65,
  totalSeconds: 80,
  isRecorded: false,
  ...CALL,
});

let dial: DialScreen;
const card = (): HTMLElement => screen.getByRole('region', { name: dial.t.dial.progress });
const asked = (): HTMLElement | null => within(card()).queryByRole('group', { name: dial.t.outcomes.choose });
const set = () => inputsOf(dial.main, 'outcomes.set');

describe('the end of a call', () => {
  beforeEach(async () => {
    dial = await openDialScreen('en');
    dial.main.emit('settings.changed', {
      settings: DEFAULT_SETTINGS,
      appearance: { language: 'en', theme: 'light' },
      defaults: DEFAULT_SETTINGS,
      managed: [],
    });
    dial.main.answer('outcomes.set', ({ code: id }) => {
      const code = DEFAULT_OUTCOME_CODES.find((one) => one.id === id);
      if (!code) throw new Error('no such code');
      return ok<CallOutcome>({ id: 'o', intentId: INTENT, customerNumber: CUSTOMER, code, setAt: 1 });
    });
  });

  it('asks what came of it: the number that was called gives the focus to the suggestion, and one digit answers', async () => {
    await dial.enter(CUSTOMER);
    dial.main.emit('dialer.changed', ended('customer-missed'));
    await expect.poll(() => document.activeElement?.textContent).toContain('No answer');
    await dial.user.keyboard('5');
    await expect.poll(set).toEqual([{ call: { is: 'intent', intentId: INTENT }, code: 'no-answer' }]);
    await expect.poll(() => asked()).toBeNull();
    expect(document.activeElement).toBe(dial.field);
  });

  it('takes the focus from nobody who types the next number, whose digits are no answer; Alt makes them one', async () => {
    await dial.enter('154');
    dial.main.emit('dialer.changed', ended('answered'));
    await expect.poll(() => asked()).not.toBeNull();
    expect(document.activeElement).toBe(dial.field);
    await dial.user.keyboard('2');
    expect(dial.field.value).toBe('1542');
    expect(set()).toEqual([]);
    await dial.user.keyboard('{Alt>}[Digit3]{/Alt}');
    await expect.poll(set).toMatchObject([{ code: 'declined' }]);
  });

  it('begins the follow-up that comes with an outcome', async () => {
    await dial.enter(CUSTOMER);
    dial.main.emit('dialer.changed', ended('answered'));
    await expect.poll(() => document.activeElement?.textContent).toContain('Interested');
    await dial.user.keyboard('2');
    await expect.poll(() => useFollowUpsStore().draft).toEqual({ number: CUSTOMER, origin: 'call' });
  });

  it('asks nothing where the agent’s own phone was not picked up', async () => {
    dial.main.emit('dialer.changed', ended('agent-missed'));
    await screen.findByText(dial.t.dial.agentMissed);
    expect(asked()).toBeNull();
  });
});

describe('the code that is suggested', () => {
  it.each([
    ['answered', 'agreed'],
    ['customer-missed', 'no-answer'],
    ['agent-missed', undefined],
    [undefined, undefined],
  ] as const)('for a call that was %s is %s', (state, id) => {
    expect(suggestedCode(DEFAULT_OUTCOME_CODES, state)?.id).toBe(id);
  });

  it('is chosen by its digit alone, by Alt and the key’s place, and by no other chord', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    const press = (key: string, code: string, more = {}) =>
      codeOfKey(DEFAULT_OUTCOME_CODES, { key, code, ...none, ...more })?.id;
    expect(press('2', 'Digit2')).toBe('call-back');
    expect(press('€', 'Digit2', { altKey: true })).toBe('call-back');
    expect(press('2', 'Numpad2', { altKey: true })).toBe('call-back');
    expect(press('2', 'Digit2', { ctrlKey: true })).toBeUndefined();
    expect(press('9', 'Digit9')).toBeUndefined();
    expect(press('a', 'KeyA')).toBeUndefined();
  });
});
