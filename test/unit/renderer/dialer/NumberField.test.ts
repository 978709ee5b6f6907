// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DialState, Result } from '../../../../src/preload/contract/index.ts';
import { including, inputsOf } from '../component-world.ts';
import { later, ok } from '../fake-companion.ts';
import { CUSTOMER, openDialScreen, type DialScreen } from './dial-screen.ts';
import { ringing } from './dialer-world.ts';

let dial: DialScreen;
const callButton = (): HTMLButtonElement => screen.getByRole('button', { name: including(dial.t.dial.call) });
const dialled = (): string[] => inputsOf(dial.main, 'dialer.dial').map(({ text }) => text);

describe('the number field', () => {
  beforeEach(async () => {
    dial = await openDialScreen();
  });

  it('says what will be dialled, and dials it on Enter', async () => {
    await dial.enter(CUSTOMER);
    expect(screen.getByText(including(dial.t.number.willDial(CUSTOMER)))).toBeTruthy();
    await dial.user.keyboard('{Enter}');
    expect(dialled()).toEqual([CUSTOMER]);
  });

  it('dials once when Enter is pressed twice, held down, or pressed with the button', async () => {
    const answer = later<Result<DialState>>();
    dial.main.answer('dialer.dial', () => answer.promise);
    await dial.enter(CUSTOMER);
    await dial.user.keyboard('{Enter}{Enter}');
    await fireEvent.keyDown(dial.field, { key: 'Enter', repeat: true });
    await dial.user.click(screen.getByRole('button', { name: including(dial.t.dial.blockedAsking) }));
    answer.resolve(ok(ringing));
    await screen.findByRole('button', { name: including(dial.t.dial.blockedCalling) });
    await dial.user.keyboard('{Enter}');
    expect(dialled()).toEqual([CUSTOMER]);
  });

  it('dials on the first Enter only, however long it is held', async () => {
    await dial.enter(CUSTOMER);
    await fireEvent.keyDown(dial.field, { key: 'Enter', repeat: true });
    expect(dialled()).toEqual([]);
  });

  it('loses no Enter that comes before the number has been read', async () => {
    const reading = later<Result<never>>();
    const { is, ...read } = { is: 'dialable', callee: CUSTOMER, display: CUSTOMER, kind: 'mobile' } as const;
    dial.main.answer('dialer.read', () => reading.promise);
    await dial.user.type(dial.field, `${CUSTOMER}{Enter}`);
    expect(dialled()).toEqual([]);
    reading.resolve(ok({ is, ...read }) as never);
    await expect.poll(dialled).toEqual([CUSTOMER]);
  });

  it('leaves the Enter that ends a word to the input method', async () => {
    await dial.enter(CUSTOMER);
    await fireEvent.keyDown(dial.field, { key: 'Enter', isComposing: true });
    expect(dialled()).toEqual([]);
    await dial.user.keyboard('{Enter}');
    expect(dialled()).toEqual([CUSTOMER]);
  });

  it('takes the number out of a pasted sentence', async () => {
    await dial.user.paste('客户张女士请回电 154-0001-0002，谢谢');
    await expect.poll(() => dial.field.value.replaceAll(/\D/g, '')).toBe(CUSTOMER);
    expect(dial.main.count('dialer.dial')).toBe(0);
    expect(callButton().disabled).toBe(false);
  });

  it('offers the numbers of a pasted sentence that holds several', async () => {
    await dial.user.paste('手机 15400010002 或 15400010003');
    const list = await screen.findByRole('dialog', { name: dial.t.dialer.pickNumber });
    expect(list.contains(document.activeElement)).toBe(true);
    await dial.user.keyboard('{ArrowDown}{Enter}');
    expect(dial.field.value.replaceAll(/\D/g, '')).toBe('15400010003');
    expect(screen.queryByRole('dialog', { name: dial.t.dialer.pickNumber })).toBeNull();
  });

  it('refuses a number with hidden digits and says why', async () => {
    await dial.enter('138****8000');
    expect(screen.getAllByText(dial.t.notDialable.masked).length).toBeGreaterThan(0);
    expect(callButton().disabled).toBe(true);
    await dial.user.keyboard('{Enter}');
    expect(dialled()).toEqual([]);
  });

  it('is emptied by its button and has the focus again', async () => {
    await dial.enter(CUSTOMER);
    await dial.user.click(screen.getByRole('button', { name: dial.t.dialer.clear }));
    expect([dial.field.value, document.activeElement]).toEqual(['', dial.field]);
  });
});

describe('the number field in English', () => {
  it('says in English why a number cannot be dialled', async () => {
    dial = await openDialScreen('en');
    await dial.enter('138****8000');
    expect(screen.getAllByText(dial.t.notDialable.masked).length).toBeGreaterThan(0);
  });
});
