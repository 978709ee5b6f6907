import { expect, test } from 'vitest';
import type { PhoneCall } from '../../../../src/preload/contract/index.ts';
import { CallKey } from '../../../../src/main/phone-calls/call-key.ts';
import { NO_ABILITIES } from '../../../../src/main/phone-calls/phone-port.ts';

const call = (id: string, change: Partial<PhoneCall> = {}): PhoneCall => ({
  id,
  direction: 'in',
  stage: 'ringing',
  number: '',
  startedAt: 0,
  isMuted: false,
  isHeld: false,
  isOwnLeg: false,
  isAnswering: false,
  facts: {},
  ...change,
});
const talking = call('talk', { stage: 'talking' });
const ended = call('over', { stage: 'ended' });

test.each([
  ['the only call that rings is answered', [call('ring'), ended], ['answer ring']],
  ['a call that rings is answered while another one is talked', [call('ring'), talking], ['answer ring']],
  ['the only call that is talked is hung up', [talking, ended], ['hangUp talk']],
  ['a call out that rings there is hung up', [call('out', { direction: 'out' })], ['hangUp out']],
  ['of two that ring none is answered', [call('ring'), call('other')], []],
  ['of two that are talked none is hung up', [talking, call('more', { stage: 'talking' })], []],
  ['nothing is done where there is no call', [ended], []],
])('%s', (_name, calls, expected) => {
  const done: string[] = [];
  const act = (name: string) => (id: string) => Promise.resolve(void done.push(`${name} ${id}`));
  const get = () => ({ link: { is: 'connected' as const }, abilities: NO_ABILITIES, calls });
  new CallKey({ get, answer: act('answer'), hangUp: act('hangUp') }, () => 0).press();
  expect(done).toEqual(expected);
});

test('a key that is held down does not hang up what it has just answered', () => {
  const done: string[] = [];
  let now = 0;
  let calls = [call('ring')];
  const act = (name: string) => (id: string) => Promise.resolve(void done.push(`${name} ${id}`));
  const get = () => ({ link: { is: 'connected' as const }, abilities: NO_ABILITIES, calls });
  const key = new CallKey({ get, answer: act('answer'), hangUp: act('hangUp') }, () => now);
  key.press();
  calls = [talking];
  for (now = 100; now < 1_500; now += 100) key.press();
  expect(done).toEqual(['answer ring']);
  now = 1_600;
  key.press();
  expect(done).toEqual(['answer ring', 'hangUp talk']);
});
