import { describe, expect, it } from 'vitest';
import { readAnswer, type SentMarks } from '../../../../../src/main/phone/sip/answer.ts';
import { readDevices } from '../../../../../src/main/phone/sip/contacts.ts';
import { readChallenge } from '../../../../../src/main/phone/sip/digest.ts';
import { parseHead, valuesOf } from '../../../../../src/main/phone/sip/head.ts';
import { StreamFraming } from '../../../../../src/main/phone/sip/stream-framing.ts';
import { randomSeed } from '../../../../stress/kit/seed.ts';
import { TORTURE } from './torture-messages.ts';

const MARKS: SentMarks = { branch: 'z9hG4bKours', callId: 'ours', cseq: 2, fromTag: 'our-tag' };
const OURS = Buffer.from(
  [
    'SIP/2.0 401 Unauthorized',
    'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKours;rport=5060',
    'From: <sip:a@example.com>;tag=our-tag',
    'To: <sip:a@example.com>;tag=b',
    'Call-ID: ours',
    'CSeq: 2 REGISTER',
    'WWW-Authenticate: Digest realm="a", nonce="n", qop="auth,auth-int", algorithm=SHA-256, opaque="o\\"o"',
    'Contact: "A" <sip:a@192.0.2.1:5062;transport=tcp>;expires=60;+sip.instance="<urn:uuid:1>", <sip:b@192.0.2.2>',
    'Content-Length: 4',
    '\r\nbody',
  ].join('\r\n'),
);
const SEEDS = [
  ...Array.from({ length: 40 }, () => OURS),
  ...TORTURE.map(({ text }) => Buffer.from(text)).filter(({ length }) => length < 8_000),
];
const DATAGRAMS = 50_000;
const SEED = randomSeed();

/** mulberry32: small, and the same for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PIECES = [
  '\r\n',
  '\r\n ',
  '"',
  '<',
  '>',
  ';',
  ',',
  '\\',
  ':',
  '=',
  '\0',
  'Content-Length: 99999\r\n',
  'm: ',
  '%00',
  'SIP/2.0 ',
  ', <tel:+8657100000001>',
  '%25eth0',
  ', ,',
  'qop=""',
  ', algorithm=""',
  ', algorithm=MD5',
  '((((',
  ';;;;',
];

/** A seed with some bytes changed, cut out, doubled or put in; or nothing but noise. */
function datagram(next: (below: number) => number): Buffer {
  if (next(20) === 0) return Buffer.from(Array.from({ length: next(600) }, () => next(256)));
  let bytes = Buffer.from(SEEDS[next(SEEDS.length)] ?? OURS);
  for (let changes = next(6); changes >= 0; changes--) {
    const at = next(bytes.length + 1);
    const to = Math.min(bytes.length, at + next(40));
    const piece = Buffer.from(PIECES[next(PIECES.length)] ?? '');
    const middle = [
      Buffer.of(next(256)),
      Buffer.alloc(0),
      Buffer.concat([bytes.subarray(at, to), bytes.subarray(at, to)]),
      piece,
    ][next(4)];
    bytes = Buffer.concat([bytes.subarray(0, at), middle ?? piece, bytes.subarray(to)]);
  }
  return bytes;
}

describe('whatever arrives', () => {
  it(`${DATAGRAMS} broken datagrams are read without an error, and none of them takes long (seed ${SEED})`, () => {
    const next = random(SEED);
    const seen = { answer: 0, stranger: 0, garbage: 0 };
    let slowest = 0;
    for (let done = 0; done < DATAGRAMS; done++) {
      const bytes = datagram(next);
      const startedAt = performance.now();
      const reading = readAnswer(bytes, MARKS);
      seen[reading.is]++;
      const head =
        reading.is === 'answer' ? reading.answer.head : parseHead(bytes.toString('latin1').split('\r\n\r\n')[0] ?? '');
      if (head) {
        readDevices(head, 0)?.forEach(({ address }) => expect(address).toMatch(/^[\w.[\]:-]+$/));
        valuesOf(head, 'www-authenticate').forEach(readChallenge);
      }
      const framing = new StreamFraming();
      for (let at = 0; at < bytes.length; at += 97) if (!framing.take(bytes.subarray(at, at + 97))) break;
      slowest = Math.max(slowest, performance.now() - startedAt);
    }
    expect(slowest).toBeLessThan(2_000); // a hang, not a speed
    expect(Math.min(seen.answer, seen.stranger, seen.garbage)).toBeGreaterThan(1_000); // all three ways were gone
  }, 120_000);

  it.each<[string, string]>([
    ['folds', `SIP/2.0 200 OK\r\nX:${'\r\n '.repeat(10_000)}\r\n`],
    ['blanks', `SIP/2.0 200 OK\r\nX${' '.repeat(30_000)}`],
    ['quotes', `SIP/2.0 200 OK\r\nContact: ${'"\\'.repeat(15_000)}`],
    ['brackets', `SIP/2.0 200 OK\r\nContact: ${'<'.repeat(30_000)}`],
    ['semicolons', `SIP/2.0 200 OK\r\nContact: <sip:a@b>${';'.repeat(30_000)}`],
    ['at signs', `SIP/2.0 200 OK\r\nContact: <sip:${'a@'.repeat(15_000)}>`],
    ['equal signs', `SIP/2.0 401 x\r\nWWW-Authenticate: Digest ${'a='.repeat(15_000)}`],
  ])('many %s take no time', (_name, text) => {
    const startedAt = performance.now();
    const head = parseHead(text);
    if (head) {
      readDevices(head, 0);
      valuesOf(head, 'www-authenticate').forEach(readChallenge);
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
