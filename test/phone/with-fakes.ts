import type { Registration } from '../../src/preload/contract/phone.ts';
import { startApp, type PhoneApp } from './app.ts';
import { answerTo, startFakeRegistrar, type Behaviour, type FakeRegistrar } from './fake-registrar.ts';
import { bindingLines } from './never-binds.ts';
import { withDigest } from './registrar-behaviours.ts';
import { same } from './report.ts';
import type { Bench } from './bench.ts';

const unknown = (why: string, status?: number) => ({ is: 'unknown', why, ...(status !== undefined && { status }) });
const bound = ['Contact: <sip:80010001@192.0.2.7:5062>;expires=600'];
const always =
  (status: number): Behaviour =>
  (request, send) =>
    send(answerTo(request, status));
const digest = withDigest({ contacts: bound });
const slowly: Behaviour = (request, send, end) =>
  digest(
    request,
    (text) => [...Buffer.from(text)].forEach((byte, at) => setTimeout(() => send(Buffer.of(byte)), at)),
    end,
  );

const many = Array.from({ length: 300 }, (_, at) => `<sip:80010001@192.0.2.7:${5_000 + at};transport=udp>;expires=600`);
const changed =
  (change: (text: string) => string): Behaviour =>
  (request, send, end) =>
    digest(request, (text) => send(change(text.toString())), end);

/** Name, transport, what it does, what the app must say. */
const CASES: readonly (readonly [string, 'udp' | 'tcp', Behaviour, object])[] = [
  ['answers 400', 'udp', always(400), unknown('refused', 400)],
  ['answers 403', 'tcp', always(403), unknown('refused', 403)],
  ['answers 405', 'udp', always(405), unknown('refused', 405)],
  ['answers 501', 'tcp', always(501), unknown('refused', 501)],
  ['answers 503', 'udp', always(503), unknown('refused', 503)],
  ['is silent', 'udp', () => undefined, unknown('timeout')],
  ['sends garbage', 'udp', (_request, send) => send(Buffer.from('\u0000\u0001 not SIP at all')), unknown('garbage')],
  ['sends garbage', 'tcp', (_request, send) => send('HTTP/1.1 200 OK\r\n\r\n<html>'), unknown('garbage')],
  [
    'sends a head of 10 MB',
    'tcp',
    (_request, send) => send(`SIP/2.0 200 OK\r\n${'X: y\r\n'.repeat(1_700_000)}`),
    unknown('garbage'),
  ],
  [
    'promises a body of 900 MB',
    'tcp',
    (_request, send) => send('SIP/2.0 200 OK\r\nContent-Length: 900000000\r\n\r\n'),
    unknown('garbage'),
  ],
];

/** Name, transport, registrar: odd, but nothing else can be meant. */
const ODD: readonly (readonly [string, 'udp' | 'tcp', Behaviour])[] = [
  ['a nonce that is stale twice', 'udp', withDigest({ staleTimes: 2, contacts: bound })],
  ['an answer in single bytes', 'tcp', slowly],
  [
    'a Contact that cannot be read beside one that can',
    'udp',
    withDigest({ contacts: ['Contact: <nonsense', ...bound] }),
  ],
  ['a Contact that is a phone number', 'udp', withDigest({ contacts: ['Contact: <tel:+8657100000001>'] })],
  ['a host name with an underscore', 'udp', withDigest({ contacts: ['Contact: <sip:a@my_phone.test>'] })],
  ['an IPv6 address with a zone', 'udp', withDigest({ contacts: ['Contact: <sip:a@[fe80::1%25eth0]:5060>'] })],
  ['a comma behind the last Contact', 'udp', withDigest({ contacts: ['Contact: <sip:a@192.0.2.7>,'] })],
  ['300 bindings in one header', 'udp', withDigest({ contacts: [`Contact: ${many.join(', ')}`] })],
  ['300 bindings in as many headers', 'tcp', withDigest({ contacts: many.map((one) => `Contact: ${one}`) })],
  ['an empty qop', 'udp', withDigest({ qop: '', isPlain: true, contacts: bound })],
  ['an empty algorithm', 'udp', withDigest({ algorithmText: '""', contacts: bound })],
  ['an algorithm given twice', 'udp', withDigest({ algorithmText: 'MD5, algorithm=MD5', contacts: bound })],
  ['line ends before the answer', 'udp', changed((text) => `\r\n${text}`)],
  ['no blank after the status code', 'udp', changed((text) => text.replace(/^(SIP\/2\.0 \d+)[^\r]*/, '$1'))],
  ['no empty line at the end', 'udp', changed((text) => text.slice(0, -2))],
];

export async function fakeRegistrars({ report, scratch }: Bench): Promise<void> {
  for (const [name, transport, behaviour, expected] of CASES) {
    await report.check(`a registrar that ${name} (${transport})`, () =>
      withFake(transport, behaviour, async (fake) => {
        const app = await startApp(await scratch(), { transport, port: fake.port });
        same((await app.phone.check()).registration, expected);
        return JSON.stringify(expected);
      }),
    );
  }
  for (const [name, transport, behaviour] of ODD) {
    await report.check(`${name} (${transport})`, () =>
      withFake(transport, behaviour, async (fake) => {
        const app = await startApp(await scratch(), { transport, port: fake.port });
        const { registration } = await app.phone.check();
        same(registration.is, 'registered' satisfies Registration['is']);
        return 'registered';
      }),
    );
  }
}

/** What must not be asked again is not asked again. */
export async function stops({ report, scratch }: Bench): Promise<void> {
  await report.check('a registrar that does not challenge gets one message in its life', () =>
    withFake('udp', always(200), async (fake) => {
      const folder = await scratch();
      const app = await startApp(folder, { port: fake.port });
      await askTwentyTimes(app);
      const next = await startApp(folder, {}); // the app is started again
      same((await next.phone.check()).registration, unknown('no-challenge'));
      same(await next.phone.fresh(0), unknown('no-challenge'));
      same(fake.received.length, 1);
      await next.phone.change({ realm: 'another' });
      await next.phone.check();
      same(fake.received.length, 2);
      return '20 checks and a restart: 1 message; other settings: 1 more';
    }),
  );
  await report.check('a registrar that refuses is asked again later, and by hand at once', () =>
    withFake('udp', always(404), async (fake) => {
      const app = await startApp(await scratch(), { port: fake.port });
      const told: object[] = [];
      for (let minute = 0; minute < 8; minute++) {
        told.push((await app.askAnew()).registration);
        app.wait(60_000);
      }
      same(
        told,
        Array.from({ length: 8 }, () => unknown('refused', 404)),
      );
      same(fake.received.length, 4); // after 0, 1, 3 and 7 minutes
      same((await app.phone.check()).registration, unknown('refused', 404));
      same(fake.received.length, 5);
      fake.behave(digest);
      app.wait(3_000);
      same((await app.phone.check()).registration.is, 'registered');
      return '8 minutes: 4 messages; by hand: 1 more';
    }),
  );
  await report.check('a wrong password is tried once, until it is another', () =>
    withFake('udp', withDigest({ password: 'new' }), async (fake) => {
      const app = await startApp(await scratch(), { port: fake.port });
      await askTwentyTimes(app);
      const tried = (): number =>
        fake.received.filter((request) => request.header('Authorization') !== undefined).length;
      same([fake.received.length, tried(), app.phone.get().stoppedBy], [2, 1, 'wrong-password']);
      app.seat.password = 'new';
      same((await app.askAnew()).registration, { is: 'not-registered' });
      same(tried(), 2);
      return '20 checks: 1 failed authentication';
    }),
  );
  await report.check('a call waits a second at most for a registrar that does not answer', () =>
    withFake(
      'udp',
      () => undefined,
      async (fake) => {
        const app = await startApp(await scratch(), { port: fake.port });
        const startedAt = performance.now();
        same(await app.phone.fresh(60_000), unknown('timeout'));
        const ms = performance.now() - startedAt;
        if (ms > 2_000) throw new Error(`${ms} ms`);
        await app.phone.dispose();
        return `${Math.round(ms)} ms`;
      },
    ),
  );
}

async function askTwentyTimes(app: PhoneApp): Promise<void> {
  for (let done = 0; done < 20; done++) {
    app.wait(100_000);
    await app.askAnew();
  }
}

async function withFake(
  transport: 'udp' | 'tcp',
  behaviour: Behaviour,
  action: (fake: FakeRegistrar) => Promise<string>,
): Promise<string> {
  const fake = await startFakeRegistrar(transport, behaviour);
  try {
    const words = await action(fake);
    same(bindingLines(fake.received.map(({ text }) => text)), []);
    return words;
  } finally {
    await fake.close();
  }
}
