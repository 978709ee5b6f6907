import { expect, it } from 'vitest';
import { readDevices } from '../../../../../src/main/phone/sip/contacts.ts';
import { readChallenges } from '../../../../../src/main/phone/sip/digest.ts';
import { parseHead } from '../../../../../src/main/phone/sip/head.ts';

const MOST = 40_000;
const contact = (value: string) => {
  const head = parseHead(`SIP/2.0 200 OK\r\nContact: ${value}`);
  return head && readDevices(head, 0);
};

// Each of them took seconds, the first one most of a minute: the check of the registration runs where windows are answered.
it('an answer of a hostile registrar takes no longer than it is long', () => {
  expect(contact(`<sip:a@${'%'.repeat(MOST)}>`)).toBeUndefined();
  expect(contact(`<sip:a@[${'%a'.repeat(MOST / 2)}>`)).toBeUndefined();
  const parameters = Array.from({ length: MOST / 8 }, (_, n) => `;x=${n}`).join('');
  expect(contact(`<sip:a@192.0.2.1>${parameters}`)).toEqual([{ address: '192.0.2.1' }]);
  expect(readChallenges('A a=,'.repeat(MOST / 5))).toEqual([]);
  const contradicting = Array.from({ length: MOST / 14 }, (_, n) => `nonce=${100_000 + n}`).join(',');
  expect(readChallenges(`Digest realm="x",${contradicting}`)).toEqual([]);
});

it('an address keeps its brackets and loses its zone', () => {
  expect(contact('<sip:a@[fe80::1%eth0]:5060>')).toEqual([{ address: '[fe80::1]:5060' }]);
});
