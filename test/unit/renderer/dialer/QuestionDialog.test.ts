// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';
import type { Objection } from '../../../../src/preload/contract/index.ts';
import { CUSTOMER, objectTo, openDialScreen, type DialScreen } from './dial-screen.ts';

const REPEAT: Objection = { reason: 'repeat', startedAt: 5 };
const QUIET: Objection = { reason: 'quiet-hours', from: '21:00', to: '08:00' };
const ASKED: [string, Objection][] = [
  ['a call that may repeat another', REPEAT],
  ['a customer called too often', { reason: 'same-customer', limit: 3, count: 3, within: '24-hours' }],
  ['quiet hours', QUIET],
  ['a number that costs more', { reason: 'costly', kind: 'premium' }],
  ['an emergency number', { reason: 'emergency', service: 'police' }],
];

const noButton = (dial: DialScreen): HTMLElement => screen.getByRole('button', { name: dial.t.dial.cancel });
const question = (): HTMLElement | null => screen.queryByRole('alertdialog');
function yesButton(): HTMLButtonElement {
  const [, yes] = screen.getByRole('alertdialog').querySelectorAll('button');
  if (!yes) throw new Error('the question has no yes');
  return yes;
}

/** Presses Enter in the field and waits for the question that comes of it. */
async function askedAbout(dial: DialScreen, objections: readonly Objection[]): Promise<void> {
  objectTo(dial, objections);
  await dial.enter(CUSTOMER);
  await dial.user.keyboard('{Enter}');
  await screen.findByRole('alertdialog');
  await expect.poll(() => document.activeElement).toBe(noButton(dial));
}
async function sayYes(dial: DialScreen): Promise<void> {
  await expect.poll(() => yesButton().disabled).toBe(false);
  await dial.user.click(yesButton());
}

describe.each(ASKED)('the question about %s', (_about, objection) => {
  it('has the focus on No, so that another Enter calls nobody', async () => {
    const dial = await openDialScreen();
    await askedAbout(dial, [objection]);
    await dial.user.keyboard('{Enter}');
    await expect.poll(question).toBeNull();
    expect(dial.confirmations()).toEqual([[]]);
  });

  it('goes on Escape without a call, and is asked anew at the next one', async () => {
    const dial = await openDialScreen();
    await askedAbout(dial, [objection]);
    await dial.user.keyboard('{Escape}');
    await expect.poll(question).toBeNull();
    await dial.user.type(dial.field, '{Enter}');
    await screen.findByRole('alertdialog');
    expect(dial.confirmations()).toEqual([[], []]);
  });

  it('sends the yes along, once it can have been read', async () => {
    const dial = await openDialScreen();
    await askedAbout(dial, [objection]);
    await dial.user.click(yesButton());
    expect(dial.confirmations()).toEqual([[]]);
    await sayYes(dial);
    await expect.poll(question).toBeNull();
    expect(dial.confirmations()).toEqual([[], [objection.reason]]);
  });
});

describe('the question before a call', () => {
  it('is named by what is asked and described by why', async () => {
    const dial = await openDialScreen();
    await askedAbout(dial, [QUIET]);
    const dialog = screen.getByRole('alertdialog', { name: dial.t.guard.questions['quiet-hours'].title });
    const about = document.getElementById(dialog.getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toContain('21:00 到 08:00');
  });

  it('asks for one thing after the other, each with the focus on No', async () => {
    const dial = await openDialScreen();
    await askedAbout(dial, [REPEAT, QUIET]);
    await sayYes(dial);
    await screen.findByRole('alertdialog', { name: dial.t.guard.questions['quiet-hours'].title });
    await expect.poll(() => document.activeElement).toBe(noButton(dial));
    await sayYes(dial);
    await expect.poll(question).toBeNull();
    expect(dial.confirmations()).toEqual([[], ['repeat'], ['repeat', 'quiet-hours']]);
  });

  it('names the number on the yes to an emergency call, also in English', async () => {
    const dial = await openDialScreen('en');
    await askedAbout(dial, [{ reason: 'emergency', service: 'police' }]);
    expect(screen.getByRole('alertdialog', { name: 'Really call the police?' })).toBeTruthy();
    expect(yesButton().textContent).toContain('154 0001 0002');
  });
});
