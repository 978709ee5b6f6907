import { describe, expect, it } from 'vitest';
import { readAnswer, type SentMarks } from '../../../../../src/main/phone/sip/answer.ts';
import { readDevices } from '../../../../../src/main/phone/sip/contacts.ts';
import { parseHead, valuesOf } from '../../../../../src/main/phone/sip/head.ts';
import { StreamFraming } from '../../../../../src/main/phone/sip/stream-framing.ts';
import { TORTURE } from './torture-messages.ts';

const MARKS: SentMarks = { branch: 'z9hG4bKours', callId: 'ours', cseq: 2, fromTag: 'our-tag' };
const ours = [
  'v: SIP/2.0/UDP 192.0.2.1:5060;rport=5060;branch=z9hG4bKours;received=192.0.2.9',
  'f: "A, B; <x>" <sip:a@example.com>;tag=our-tag',
  'i: ours',
  'CSeq: 2 REGISTER',
];
const answer = (first: string, lines: readonly string[] = [], body = '') =>
  Buffer.from(`${[first, ...ours, ...lines].join('\r\n')}\r\n\r\n${body}`);
const headOf = (text: string) => parseHead(text.slice(0, text.indexOf('\r\n\r\n')));

describe.each(TORTURE)('$name of RFC 4475', ({ text, isHead, counts }) => {
  it(isHead ? 'is read as a head' : 'is no head', () => {
    const head = headOf(text);
    expect(head !== undefined).toBe(isHead);
    for (const [name, count] of Object.entries(counts ?? {})) expect(head && valuesOf(head, name)).toHaveLength(count);
  });

  it('is never taken for an answer to what we asked', () => {
    expect(readAnswer(Buffer.from(text), MARKS).is).not.toBe('answer');
  });

  it('breaks neither the reading of contacts nor the framing of a stream', () => {
    const head = headOf(text);
    if (head) readDevices(head, 0);
    const framing = new StreamFraming();
    const messages = framing.take(Buffer.from(text));
    expect(messages === undefined || messages.every((message) => message.length <= Buffer.byteLength(text))).toBe(true);
  });
});

describe('an answer of ours', () => {
  it.each([
    ['SIP/2.0 200 = 2**3 * 5**2 но сто', 200],
    ['SIP/2.0 100 ', 100],
    ['sip/2.0 699 x', 699],
    ['SIP/2.0 200', 200],
    ['SIP/2.0 200OK', 200],
    ['SIP/2.0  404\tgone', 404],
  ])('is known with the start line %s', (first, status) => {
    expect(readAnswer(answer(first), MARKS)).toMatchObject({ is: 'answer', answer: { status } });
  });

  it.each([
    'SIP/2.0 4294967301 big',
    'SIP/2.0 99 low',
    'SIP/2.0 700 high',
    'SIP/7.0 200 OK',
    'SIP/2.0 2000',
    'HTTP/1.1 200 OK',
    '',
  ])('is not known with the start line %s', (first) => expect(readAnswer(answer(first), MARKS).is).not.toBe('answer'));

  it('is known with folded lines, strange spacing and other cases', () => {
    const text = `SIP/2.0 200 OK\r\nVIA :\tSIP/2.0/UDP h\r\n ;branch = z9hG4bKours\r\nFROM  : <sip:a@b>\r\n\t; TAG=our-tag\r\nCALL-ID: ours\r\ncseq: 2\r\n REGISTER\r\n\r\n`;
    expect(readAnswer(Buffer.from(text), MARKS).is).toBe('answer');
  });

  it('may have a body, and is garbage when that is cut', () => {
    expect(readAnswer(answer('SIP/2.0 200 OK', ['l: 4'], 'body'), MARKS).is).toBe('answer');
    expect(readAnswer(answer('SIP/2.0 200 OK', ['l: 5'], 'body'), MARKS).is).toBe('garbage');
    expect(readAnswer(answer('SIP/2.0 200 OK', ['l: 4', 'Content-Length: 4'], 'body'), MARKS).is).toBe('garbage');
  });

  it.each([
    ['line ends before it', (text: string) => `\r\n\r\n${text}`],
    ['no empty line at its end', (text: string) => text.slice(0, -2)],
    ['no line end at its end', (text: string) => text.slice(0, -4)],
  ])('is known with %s', (_name, change) => {
    const text = change(answer('SIP/2.0 200 OK', ['Contact: <sip:a@b.example>', 'l: 0']).toString());
    const reading = readAnswer(Buffer.from(text), MARKS);
    expect(reading).toMatchObject({ is: 'answer', answer: { status: 200, isCut: false } });
    expect(reading.is === 'answer' && readDevices(reading.answer.head, 0)).toEqual([{ address: 'b.example' }]);
  });

  it('without an end is garbage when a body is promised, and cut when nothing says where it ends', () => {
    const cut = (lines: string[]) => readAnswer(answer('SIP/2.0 200 OK', lines).subarray(0, -4), MARKS);
    expect(cut(['l: 4']).is).toBe('garbage');
    expect(cut([])).toMatchObject({ is: 'answer', answer: { isCut: true } });
  });

  it.each([
    ['no Via', ours.slice(1)],
    ['two Vias', [...ours, 'Via: SIP/2.0/UDP x;branch=z9hG4bKours']],
    ['two CSeqs', [...ours, 'CSeq: 2 REGISTER']],
    ['another method', [...ours.slice(0, 3), 'CSeq: 2 OPTIONS']],
    ['a tag that stands twice', [ours[0], 'f: <sip:a@b>;tag=our-tag;tag=our-tag', ...ours.slice(2)]],
  ])('is a stranger with %s', (_name, lines) => {
    expect(readAnswer(Buffer.from(`SIP/2.0 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`), MARKS).is).toBe('stranger');
  });
});

describe('the contacts of an answer', () => {
  const devices = (...lines: string[]) => {
    const head = parseHead(['SIP/2.0 200 OK', ...lines].join('\r\n'));
    return head && readDevices(head, 1_000);
  };

  it('are read from several fields, lists and forms', () => {
    expect(
      devices(
        'm: "x, \\"y\\" <z>" <sip:a;b%40c@[2001:db8::1]:5070;transport=tls>;expires=60, sip:b@host.example;expires=30;q=0.5',
        'Contact: <sips:host2.example>;+sip.instance="<urn:uuid:2>";reg-id=1;expires=99999999999999999999',
        'Expires: 7',
      ),
    ).toEqual([
      { address: '[2001:db8::1]:5070', transport: 'tls', name: 'x, "y" <z>', expiresAt: 61_000 },
      { address: 'host.example', expiresAt: 31_000 },
      { address: 'host2.example', instance: 'urn:uuid:2', expiresAt: 1_000 + (2 ** 32 - 1) * 1_000 },
    ]);
  });

  it('take the time of the whole answer where they have none of their own', () => {
    expect(devices('Contact: <sip:a@b.example>', 'Expires: 7')).toEqual([{ address: 'b.example', expiresAt: 8_000 }]);
    expect(devices('Contact: <sip:a@b.example>')).toEqual([{ address: 'b.example' }]);
  });

  const unreadable = [
    '*',
    '<sip:a@b',
    '"open <sip:a@b>',
    '<http://a/b>',
    '<sip:a@b>;x="1',
    '<sip:a@b\u0000c>',
    '<sip:>',
  ];

  it.each([...unreadable, '', ','])('are not guessed: %s', (contact) => {
    expect(devices(`Contact: ${contact}`)).toBeUndefined();
  });

  it.each(unreadable)('are read beside one that cannot be read: %s', (contact) => {
    const expected = [{ address: 'c.example' }];
    expect(devices(`Contact: ${contact}`, 'Contact: <sip:a@c.example>')).toEqual(expected);
    expect(devices(`Contact: ${contact}, <sip:a@c.example>`)).toEqual(expected);
    expect(devices(`Contact: <sip:a@c.example>, ${contact}`)).toEqual(expected);
  });

  it('are not called none when the one that is left cannot be read', () => {
    expect(devices('Contact: <sip:a@b.example>;expires=0, <nonsense')).toBeUndefined();
    expect(devices('Contact: <sip:a@b.example>;expires=0')).toEqual([]);
  });

  it('are not found in the name of another', () => {
    expect(devices('Contact: "a, <sip:x@fake.example>, b" <http://z>')).toBeUndefined();
  });

  it.each([
    ['<sip:a@my_phone.example>', 'my_phone.example'],
    ['<sip:a@[fe80::1%25eth0]:5062>', '[fe80::1]:5062'],
    ['<sip:a@[fe80::1%eth0]>', '[fe80::1]'],
    ['<sip:a@fe80::1%eth0>', '[fe80::1]'],
    ['<sip:a@2001:db8::7;transport=tcp>', '[2001:db8::7]'],
    ['<sip:a@b.example:>', 'b.example'],
    ['< sip:a@b.example >', 'b.example'],
    ['<sip:a@home.example@b.example:5070;ob>', 'b.example:5070'],
    ['<sip:a@b.example>,', 'b.example'],
    [',, <sip:a@b.example>,,', 'b.example'],
    ['<sip:a@b.example>;q=1;q=0.5;?!', 'b.example'],
    ['<tel:+86-138-0013-8000;phone-context=x>', 'tel:8000'],
    ['tel:80010001', 'tel:0001'],
  ])('are read where no doubt is left: %s', (contact, address) => {
    expect(devices(`Contact: ${contact}`)?.map((device) => device.address)).toEqual([address]);
  });

  it('with two times are kept for the shorter one', () => {
    expect(devices('Contact: <sip:a@b.example>;expires=60;expires=3600')).toEqual([
      { address: 'b.example', expiresAt: 61_000 },
    ]);
  });

  it.each([51, 400, 500])('are read when there are %i of them, in one field or many', (count) => {
    const each = Array.from(
      { length: count },
      (_, at) => `<sip:80010001@192.0.2.1:${5_000 + at};transport=udp>;expires=600`,
    );
    expect(devices(`Contact: ${each.join(',')}`)).toHaveLength(count);
    expect(devices(...each.map((one) => `m: ${one}`))).toHaveLength(count);
  });

  it('are not listed without end, and the phone is known to be registered all the same', () => {
    expect(devices(`Contact: ${Array.from({ length: 2_000 }, () => '<sip:a@b.example>').join(',')}`)).toHaveLength(500);
  });
});
