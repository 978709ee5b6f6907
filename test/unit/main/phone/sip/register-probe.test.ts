import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closedPort } from '../../../../support/raw-server.ts';
import type { PhoneSettings, PhoneTransport } from '../../../../../src/preload/contract/phone.ts';
import { answerTo, type Behaviour, type FakeRegistrar } from '../../../../phone/fake-registrar.ts';
import { bindingLines } from '../../../../phone/never-binds.ts';
import { withDigest, type DigestOptions } from '../../../../phone/registrar-behaviours.ts';
import { NOON, phoneAt, probeForTest, registrarForTest } from '../probe-world.ts';

const never = new AbortController().signal;
const BOUND = [
  'Contact: "Desk" <sip:80010001-x:pw@192.0.2.7:5062;transport=TCP;pn-tok=secret>;expires=600;+sip.instance="<urn:uuid:1>"',
];

async function ask(
  registrar: FakeRegistrar,
  settings: Partial<PhoneSettings> = {},
  secret = { user: '80010001', password: 'right' },
) {
  const answer = await probeForTest().ask({ settings: phoneAt(registrar.port, settings), ...secret }, never);
  expect(bindingLines(registrar.received.map(({ text }) => text))).toEqual([]);
  return answer;
}

async function askOnce(transport: 'udp' | 'tcp', behaviour: Behaviour, settings: Partial<PhoneSettings> = {}) {
  return ask(await registrarForTest(transport, behaviour), { transport, ...settings });
}

describe.each(['udp', 'tcp'] as const)('a check over %s', (transport) => {
  it('tells the devices that the registrar knows, without what is secret in their addresses', async () => {
    const { registration } = await askOnce(transport, withDigest({ contacts: BOUND }));
    const device = {
      address: '192.0.2.7:5062',
      transport: 'tcp',
      name: 'Desk',
      instance: 'urn:uuid:1',
      expiresAt: NOON + 600_000,
    };
    expect(registration).toEqual({ is: 'registered', devices: [device] });
  });

  it('says not registered when there are none, or only one that has run out', async () => {
    expect(await askOnce(transport, withDigest())).toEqual({ registration: { is: 'not-registered' } });
    const over = await askOnce(transport, withDigest({ contacts: ['Contact: <sip:a@192.0.2.7>;expires=0'] }));
    expect(over.registration.is).toBe('not-registered');
  });

  it.each<[string, DigestOptions]>([
    ['SHA-256', { algorithm: 'SHA-256' }],
    ['MD5-sess', { algorithm: 'MD5-sess' }],
    ['no qop', { qop: null }],
    ['two qops', { qop: 'auth-int,auth' }],
    ['an empty qop', { qop: '', isPlain: true }],
    ['an empty algorithm', { algorithmText: '""' }],
    ['an algorithm that stands twice', { algorithmText: 'MD5, algorithm="md5"' }],
    ['a part that is none', { algorithmText: 'MD5, what is this, ,' }],
    ['a stale nonce', { staleTimes: 2 }],
    ['quotes in password and user', { user: 'a"b\\c', password: 'p"w\\:, 密' }],
  ])('answers a challenge with %s', async (_name, options) => {
    const registrar = await registrarForTest(transport, withDigest({ ...options, contacts: BOUND }));
    const { user = '80010001', password = 'right' } = options;
    expect((await ask(registrar, { transport }, { user, password })).registration.is).toBe('registered');
  });

  it('tries a wrong password once', async () => {
    const registrar = await registrarForTest(transport, withDigest({ password: 'another' }));
    const answer = await ask(registrar, { transport });
    expect(answer).toEqual({ registration: { is: 'wrong-password' }, stop: 'wrong-password' });
    expect(registrar.received.filter((request) => request.header('Authorization') !== undefined)).toHaveLength(1);
  });

  it('gives up on a registrar that calls every nonce stale', async () => {
    const { registration } = await askOnce(transport, withDigest({ staleTimes: 1_000 }));
    expect(registration).toEqual({ is: 'unknown', why: 'unsupported-challenge', status: 401 });
  });

  it('stops for good when it is not challenged', async () => {
    const answer = await askOnce(transport, (request, send) => send(answerTo(request, 200, BOUND)));
    expect(answer).toEqual({ registration: { is: 'unknown', why: 'no-challenge', status: 200 }, stop: 'no-challenge' });
  });

  it.each([300, 302, 305, 400, 403, 404, 405, 408, 423, 480, 486, 500, 501, 503, 504, 505, 600, 603, 606])(
    'may ask again later after %i',
    async (status) => {
      const answer = await askOnce(transport, (request, send) => send(answerTo(request, status)));
      expect(answer).toEqual({ registration: { is: 'unknown', why: 'refused', status } });
    },
  );

  it.each([302, 400, 403, 404, 405, 423, 486, 501, 603])(
    'says so when the credentials are answered with %i, and may ask again later',
    async (status) => {
      const answer = await askOnce(transport, withDigest({ finally: status }));
      expect(answer).toEqual({ registration: { is: 'unknown', why: 'refused', status } });
    },
  );

  it.each([
    ['120', 120_000],
    ['18000;duration=3600', 18_000_000],
    ['5 (I am in a meeting)', 5_000],
    ['99999999', 86_400_000],
  ])('tells how long a registrar wants to be left alone: %s', async (text, retryAfterMs) => {
    const answer = await askOnce(transport, (request, send) => send(answerTo(request, 486, [`Retry-After: ${text}`])));
    expect(answer).toMatchObject({ registration: { status: 486 }, retryAfterMs });
  });

  it.each([
    ['line ends before them', (text: string) => `\r\n\r\n${text}`],
    ['no blank after the status code', (text: string) => text.replace(/^(SIP\/2\.0 \d+)[^\r]*/, '$1')],
    ['no blank before the words', (text: string) => text.replace(/^(SIP\/2\.0 \d+) /, '$1')],
  ])('reads answers with %s', async (_name, change) => {
    const digest = withDigest({ contacts: BOUND });
    const { registration } = await askOnce(transport, (request, send, end) =>
      digest(request, (text) => send(change(text.toString())), end),
    );
    expect(registration.is).toBe('registered');
  });

  it.each([
    ['one that cannot be read', ['Contact: <nonsense', ...BOUND], 1],
    ['a phone number', ['Contact: <tel:+8657100000001>;expires=600', ...BOUND], 2],
    [
      '300 of them in one header',
      [`Contact: ${Array.from({ length: 300 }, (_, at) => `<sip:a@192.0.2.1:${at}>`).join(', ')},`],
      300,
    ],
    ['300 of them in as many headers', Array.from({ length: 300 }, (_, at) => `Contact: <sip:a@192.0.2.1:${at}>`), 300],
  ])('knows the devices of a list with %s', async (_name, contacts, count) => {
    const { registration } = await askOnce(transport, withDigest({ contacts }));
    expect(registration.is === 'registered' && registration.devices.length).toBe(count);
  });

  it('gives the password to the realm of the settings only', async () => {
    const registrar = await registrarForTest(transport, withDigest({ realm: 'other.test' }));
    const answer = await ask(registrar, { transport, realm: 'example.test' });
    expect(answer.registration).toMatchObject({ is: 'unknown', why: 'other-realm' });
    expect(registrar.received).toHaveLength(1);
  });

  it.each([
    'Basic realm="a"',
    'Digest realm="a"',
    'Digest realm="a", nonce="n", algorithm=ROT13',
    'Digest realm="a", nonce="n\u0001n"',
    'Digest realm="a", nonce="n", qop="auth-int"',
    'Digest realm="a", nonce="n", algorithm=MD5, algorithm=SHA-256',
    'Digest realm="a", nonce="n", nonce="m"',
    'Digest realm="a", realm="b", nonce="n"',
  ])('does not answer %s', async (challenge) => {
    const answer = await askOnce(transport, (request, send) =>
      send(answerTo(request, 401, [`WWW-Authenticate: ${challenge}`])),
    );
    expect(answer.registration).toMatchObject({ is: 'unknown', why: 'unsupported-challenge' });
  });

  it('chooses the strongest of several challenges', async () => {
    const registrar = await registrarForTest(transport, (request, send) => {
      const challenge = (algorithm: string) =>
        `WWW-Authenticate: Digest realm="a", nonce="n", qop="auth", algorithm=${algorithm}`;
      send(
        answerTo(request, 401, [
          'WWW-Authenticate: Basic realm="a"',
          challenge('MD5'),
          challenge('SHA-256'),
          challenge('MD5-sess'),
        ]),
      );
    });
    await ask(registrar, { transport });
    expect(registrar.received[1]?.header('Authorization')).toContain('algorithm=SHA-256,');
  });

  it('answers a proxy and the registrar behind it', async () => {
    const registrar = await registrarForTest(transport, (request, send) => {
      const asked = (status: number, name: string) =>
        send(answerTo(request, status, [`${name}: Digest realm="${status}", nonce="n", qop="auth"`]));
      if (request.header('Proxy-Authorization') === undefined) asked(407, 'Proxy-Authenticate');
      else if (request.header('Authorization') === undefined) asked(401, 'WWW-Authenticate');
      else send(answerTo(request, 200, BOUND));
    });
    expect((await ask(registrar, { transport })).registration.is).toBe('registered');
    expect(registrar.received).toHaveLength(3);
  });

  it('passes over answers to others and goes on waiting', async () => {
    const { registration } = await askOnce(transport, (request, send) => {
      const right = answerTo(request, 401, ['WWW-Authenticate: Digest realm="a", nonce="n"']);
      if (request.header('Authorization') !== undefined) {
        send(answerTo(request, 200, BOUND));
        return;
      }
      send(right.replace(/branch=\w+/, 'branch=z9hG4bKother').replace('401', '200'));
      send(right.replace(/Call-ID: /, 'Call-ID: x').replace('401', '200'));
      send(right.replace(/CSeq: 1 /, 'CSeq: 2 ').replace('401', '200'));
      send(right.replace(/tag=\w+/, 'tag=other').replace('401', '200'));
      send(right.replace('\r\nFrom', ', SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom').replace('401', '200'));
      send(answerTo(request, 100));
      send(right);
    });
    expect(registration.is).toBe('registered');
  });

  it('says garbage when that is all that comes', async () => {
    const answer = await probeForTest({ limitMs: 400 }).ask(
      {
        settings: phoneAt(
          (await registrarForTest(transport, (_request, send) => send('HTTP/1.1 400 Bad Request\r\n\r\n'))).port,
          { transport },
        ),
        user: 'a',
        password: 'b',
      },
      never,
    );
    expect(answer.registration).toEqual({ is: 'unknown', why: 'garbage' });
  });

  it('does not believe a Contact that it cannot read', async () => {
    const { registration } = await askOnce(transport, withDigest({ contacts: ['Contact: <nonsense'] }));
    expect(registration).toEqual({ is: 'unknown', why: 'garbage' });
  });

  it('says time-out when nobody answers, and unreachable when nobody is there', async () => {
    const silent = await registrarForTest(transport);
    const probe = probeForTest({ limitMs: 300 });
    const asked = (port: number) =>
      probe.ask({ settings: phoneAt(port, { transport }), user: 'a', password: 'b' }, never);
    expect((await asked(silent.port)).registration).toEqual({ is: 'unknown', why: 'timeout' });
    expect((await asked(await closedPort())).registration).toEqual({ is: 'unknown', why: 'unreachable' });
  });
});

describe('over UDP', () => {
  /** Takes every request with credentials twice and answers the second copy only: the first has spent the nonce. */
  function losingFirstAnswers(password: string): { behaviour: Behaviour; tried: () => number } {
    const digest = withDigest({ password, contacts: BOUND, isNonceForOnce: true });
    const seen = new Set<string>();
    const behaviour: Behaviour = (request, send, end) => {
      const isAgain = seen.has(request.text);
      seen.add(request.text);
      const isTried = request.header('Authorization') !== undefined;
      digest(request, isTried && !isAgain && seen.size <= 2 ? () => undefined : send, end);
    };
    return { behaviour, tried: () => [...seen].filter((text) => text.includes('\r\nAuthorization:')).length };
  }

  it('a refusal of what was sent twice is no wrong password: the new nonce is answered once', async () => {
    const { behaviour, tried } = losingFirstAnswers('right');
    expect((await askOnce('udp', behaviour)).registration.is).toBe('registered');
    expect(tried()).toBe(2);
  });

  it('a wrong password is told after the one question more', async () => {
    const { behaviour, tried } = losingFirstAnswers('another');
    expect(await askOnce('udp', behaviour)).toEqual({ registration: { is: 'wrong-password' }, stop: 'wrong-password' });
    expect(tried()).toBe(2);
  });

  it('a refusal is none either where the first question went out twice and only its later nonce holds', async () => {
    let first: string | undefined;
    let asked = 0;
    const digest = withDigest({ contacts: BOUND, isNonceForOnce: true });
    const behaviour: Behaviour = (request, send, end) => {
      if (request.header('Authorization') === undefined && ++asked === 2) {
        // The nonce of the first copy is not taken any more; its answer comes late, and first.
        digest(request, () => undefined, end);
        send(first ?? '');
        return;
      }
      digest(request, asked === 1 && first === undefined ? (text) => (first = text.toString()) : send, end);
    };
    expect((await askOnce('udp', behaviour)).registration.is).toBe('registered');
  });

  it('a refusal of what went out twice again and again is told as such, and does not stop the check', async () => {
    const digest = withDigest({ password: 'another', contacts: BOUND, isNonceForOnce: true });
    const seen = new Set<string>();
    const answer = await askOnce('udp', (request, send, end) => {
      const isFirst = !seen.has(request.text);
      seen.add(request.text);
      digest(request, isFirst && request.header('Authorization') !== undefined ? () => undefined : send, end);
    });
    expect(answer).toEqual({ registration: { is: 'unknown', why: 'refused', status: 401 } });
  });

  it('an answer without its last empty line is read, unless it could have lost its contacts', async () => {
    const cut = (contacts: string[], change: (text: string) => string) => {
      const digest = withDigest({ contacts });
      return askOnce('udp', (request, send, end) => digest(request, (text) => send(change(text.toString())), end));
    };
    const withoutLength = (text: string) => text.replace(/\r\nContent-Length: 0\r\n\r\n$/, '');
    expect((await cut(BOUND, (text) => text.slice(0, -2))).registration.is).toBe('registered');
    expect((await cut(BOUND, (text) => text.slice(0, -4))).registration.is).toBe('registered');
    expect((await cut([], (text) => text.slice(0, -2))).registration.is).toBe('not-registered');
    expect((await cut(BOUND, withoutLength)).registration.is).toBe('registered');
    expect((await cut([], withoutLength)).registration).toEqual({ is: 'unknown', why: 'garbage' });
  });

  it('the same request is sent again until an answer comes', async () => {
    let lost = 2;
    const digest = withDigest({ contacts: BOUND });
    const registrar = await registrarForTest('udp', (request, send, end) => {
      if (lost-- > 0) return;
      digest(request, send, end);
    });
    expect((await ask(registrar)).registration.is).toBe('registered');
    expect(new Set(registrar.received.slice(0, 3).map(({ text }) => text)).size).toBe(1);
  });

  it('asks for the answer at its own port and names an outbound proxy as a loose route', async () => {
    const registrar = await registrarForTest('udp', withDigest({ contacts: BOUND }));
    const settings = { domain: 'example.test', port: null, outboundProxy: `127.0.0.1:${registrar.port}` };
    expect((await ask(registrar, settings)).registration.is).toBe('registered');
    const [first] = registrar.received;
    expect(first?.header('Via')).toMatch(/^SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;branch=z9hG4bK[0-9a-f]{24};rport$/);
    expect(first?.header('Route')).toBe(`<sip:127.0.0.1:${registrar.port};transport=udp;lr>`);
    expect(first?.text).toMatch(/^REGISTER sip:example\.test SIP\/2\.0\r\n/);
    expect(first?.header('To')).toBe('<sip:80010001@example.test>');
  });
});

describe('over TCP', () => {
  it('an answer may come in single bytes', async () => {
    const digest = withDigest({ contacts: BOUND });
    const registrar = await registrarForTest('tcp', (request, send, end) => {
      digest(
        request,
        (bytes) => [...Buffer.from(bytes)].forEach((byte, index) => setTimeout(() => send(Buffer.of(byte)), index / 8)),
        end,
      );
    });
    expect((await ask(registrar, { transport: 'tcp' })).registration.is).toBe('registered');
  });

  it('several answers may come at once, with bodies and keep-alives between them', async () => {
    const registrar = await registrarForTest('tcp', (request, send) => {
      if (request.header('Authorization') !== undefined) {
        send(`\r\n\r\n${answerTo(request, 200, BOUND, 'a body')}`);
        return;
      }
      const challenge = answerTo(request, 401, ['WWW-Authenticate: Digest realm="a", nonce="n"'], 'x'.repeat(3_000));
      send(`\r\n\r\n${answerTo(request, 100, [], 'body\r\n\r\n')}${challenge}`);
    });
    expect((await ask(registrar, { transport: 'tcp' })).registration.is).toBe('registered');
  });

  it.each<[string, string]>([
    ['endless', `SIP/2.0 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`],
    ['without a length', 'SIP/2.0 200 OK\r\nVia: x\r\n\r\n'],
    ['with a length of a gigabyte', 'SIP/2.0 200 OK\r\nContent-Length: 999999999\r\n\r\n'],
    ['with two lengths', 'SIP/2.0 200 OK\r\nContent-Length: 1\r\nl: 2\r\n\r\nab'],
  ])('an answer %s is garbage', async (_name, text) => {
    const { registration } = await askOnce('tcp', (_request, send) => send(text));
    expect(registration).toEqual({ is: 'unknown', why: 'garbage' });
  });

  it('the last answer of a connection may lack its empty line', async () => {
    const digest = withDigest({ contacts: BOUND });
    const registrar = await registrarForTest('tcp', (request, send, end) => {
      const isLast = request.header('Authorization') !== undefined;
      digest(request, (text) => send(isLast ? text.toString().slice(0, -2) : text), end);
      if (isLast) end();
    });
    expect((await ask(registrar, { transport: 'tcp' })).registration.is).toBe('registered');
  });

  it('a connection that ends without an answer is unreachable', async () => {
    expect((await askOnce('tcp', (_request, _send, end) => end())).registration).toEqual({
      is: 'unknown',
      why: 'unreachable',
    });
  });
});

describe('with TLS', () => {
  it('a registrar that speaks none is told as such, and gets no request', async () => {
    const heard: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        heard.push(bytes);
        socket.end('no TLS here');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const settings = phoneAt(port, { transport: 'tls' });
    const answer = await probeForTest().ask({ settings, user: '80010001', password: 'right' }, never);
    expect(answer.registration).toEqual({ is: 'unknown', why: 'tls' });
    expect(heard).not.toHaveLength(0);
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('REGISTER');
  });
});

describe('several addresses', () => {
  const at = (...addresses: string[]) => ({
    naptr: () => Promise.resolve([]),
    srv: () => Promise.resolve([]),
    addresses: () => Promise.resolve(addresses),
  });

  it.each<PhoneTransport>(['udp', 'tcp'])('are tried in turn over %s', async (transport) => {
    const registrar = await registrarForTest(transport === 'udp' ? 'udp' : 'tcp', withDigest({ contacts: BOUND }));
    const probe = probeForTest({ names: at('127.0.0.2', '127.0.0.1') });
    const answer = await probe.ask(
      { settings: phoneAt(registrar.port, { domain: 'example.test', transport }), user: '80010001', password: 'right' },
      never,
    );
    expect(answer.registration.is).toBe('registered');
  });

  it('none at all is told as a fault of the name', async () => {
    const answer = await probeForTest({ names: at() }).ask(
      { settings: phoneAt(5060, { domain: 'nowhere.test' }), user: 'a', password: 'b' },
      never,
    );
    expect(answer.registration).toEqual({ is: 'unknown', why: 'dns' });
  });
});
