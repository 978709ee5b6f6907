// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { expect, it } from 'vitest';
import type { PhoneAbilities, PhoneCallsState, PhoneSettings } from '../../../../src/preload/contract/index.ts';
import PhoneEventsRows from '../../../../src/renderer/phone/PhoneEventsRows.vue';
import { including, inputsOf, openWindow, show } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { phoneThat, REGISTERED, SERVER } from './phone-world.ts';

const ALL: PhoneAbilities = {
  answer: true,
  decline: true,
  hangUp: true,
  mute: true,
  hold: true,
  dtmf: true,
  answersOne: true,
};
const MICROSIP: PhoneAbilities = { ...ALL, decline: false, mute: false, hold: false, answersOne: false };

async function openRows(eventsFrom: PhoneSettings['eventsFrom'], calls: Omit<PhoneCallsState, 'calls'>) {
  const window = await openWindow('en');
  const phone = phoneThat(REGISTERED, { settings: { ...SERVER, eventsFrom } });
  window.main.answer('phoneCalls.get', () => ok({ ...calls, calls: [] }));
  window.main.answer('phone.change', () => ok(phone));
  show(PhoneEventsRows, { phone });
  return window;
}

it('says what MicroSIP can and cannot be asked to do, and does not offer that it answers by itself', async () => {
  const { t } = await openRows('microsip', { link: { is: 'waiting' }, abilities: MICROSIP });
  expect(await screen.findByText(t.phoneCalls.can('answer, hang up, send tones'))).toBeTruthy();
  expect(screen.getByText(t.phoneCalls.cannot('decline, mute, hold, answer your own calls by itself'))).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('MicroSIP has told nothing yet');
  expect(screen.queryByRole('switch')).toBeNull();
});

it('offers with a phone that can everything that it answers own calls by itself', async () => {
  const { t } = await openRows('baresip', { link: { is: 'connected' }, abilities: ALL });
  expect(await screen.findByText(including('It can: answer, decline'))).toBeTruthy();
  expect(screen.queryByText(including('It cannot'))).toBeNull();
  expect(screen.getByRole('switch', { name: including(t.phoneCalls.autoAnswer) })).toBeTruthy();
});

it('says nothing of a phone where none is chosen, and asks for the one that the agent chooses', async () => {
  const { main, user, t } = await openRows('none', { link: { is: 'off' }, abilities: { ...MICROSIP, answer: false } });
  expect(screen.queryByText(including('It can'))).toBeNull();
  await user.click(screen.getByRole('radio', { name: t.phoneCalls.phones.microsip }));
  expect(inputsOf(main, 'phone.change')).toEqual([{ eventsFrom: 'microsip' }]);
});
