import { join } from 'node:path';
import type { PhoneTransport } from '../../src/preload/contract/phone.ts';
import { DEFAULT_PHONE } from '../../src/main/phone/phone-settings.ts';
import type { PhoneAccount } from '../../src/main/phone/setup/phone-account.ts';
import { openLink } from '../../src/main/phone/sip/open-link.ts';
import { RegisterProbe } from '../../src/main/phone/sip/register-probe.ts';
import { startApp } from './app.ts';
import { until } from './children.ts';
import { REALM, type Kamailio } from './kamailio.ts';
import { bindingLines } from './never-binds.ts';
import { startBaresip, startLinphone } from './phones.ts';
import { startTcpRelay, startUdpRelay } from './relay.ts';
import { holds, same } from './report.ts';
import type { Bench } from './bench.ts';

const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;

function portOf(kamailio: Kamailio, transport: PhoneTransport): number {
  return transport === 'tls' ? kamailio.tlsPort : kamailio.port;
}

/** Right and wrong passwords with nobody registered. */
export async function authentication({ report, scratch }: Bench, kamailio: Kamailio, algorithm: string): Promise<void> {
  for (const transport of TRANSPORTS) {
    await report.check(`${algorithm} over ${transport}: right and wrong password`, async () => {
      const app = await startApp(await scratch(), { transport, port: portOf(kamailio, transport), realm: REALM });
      same((await app.phone.check()).registration, { is: 'not-registered' });
      app.seat.password = 'wrong';
      same((await app.askAnew()).registration, { is: 'wrong-password' });
      same(app.phone.get().stoppedBy, 'wrong-password');
      return 'not registered; wrong password';
    });
  }
}

/** The certificate must be of an authority that is trusted, and of the name that the settings say. */
export async function certificates({ report, certificates: { authority } }: Bench, kamailio: Kamailio): Promise<void> {
  const ask = async (domain: string, authorities: string[]): Promise<unknown> => {
    const names = {
      naptr: () => Promise.resolve([]),
      srv: () => Promise.resolve([]),
      addresses: () => Promise.resolve(['127.0.0.1']),
    };
    const probe = new RegisterProbe({ names, openLink, authorities: () => authorities, now: Date.now, limitMs: 3_000 });
    const settings = { ...DEFAULT_PHONE, domain, port: kamailio.tlsPort, transport: 'tls' as const };
    const answer = await probe.ask({ settings, user: '80010001', password: 'right' }, new AbortController().signal);
    return answer.registration;
  };
  await report.check('TLS: an authority that is not trusted, a name that is not the certificate’s', async () => {
    same(await ask('sip.test', [authority]), { is: 'not-registered' });
    same(await ask('sip.test', []), { is: 'unknown', why: 'tls' });
    same(await ask('other.test', [authority]), { is: 'unknown', why: 'tls' });
    return 'refused before anything was sent';
  });
}

/** baresip and Linphone register with what the app wrote; the app sees them come and go. */
export async function realPhones(
  { report, children, folder, scratch, has }: Bench,
  kamailio: Kamailio,
  users: Record<string, string>,
): Promise<void> {
  const accounts = Object.entries(users);
  for (const [index, transport] of TRANSPORTS.entries()) {
    const [user = '', password = ''] = accounts[index % accounts.length] ?? [];
    const settings = {
      domain: '127.0.0.1',
      port: portOf(kamailio, transport),
      transport,
      realm: REALM,
      codecs: ['PCMA' as const],
    };
    const account: PhoneAccount = { settings: { ...DEFAULT_PHONE, ...settings }, user, password };
    await report.check(`baresip over ${transport}, password “${password}”`, async () => {
      const app = await startApp(await scratch(), settings, { sip: user, password });
      same((await app.askAnew()).registration, { is: 'not-registered' });
      const phone = await startBaresip(children, join(folder, `baresip-${transport}`), account);
      const { registration } = await app.askAnew();
      holds(registration.is === 'registered' && registration.devices.length === 1, JSON.stringify(registration));
      const [device] = registration.is === 'registered' ? registration.devices : [];
      same(device?.instance, phone.instance);
      holds((device?.expiresAt ?? 0) > Date.now() + 500_000, 'the time until which it is registered');
      await phone.stop();
      const gone = await until('baresip is gone', 5_000, async () => {
        const { registration: now } = await app.askAnew();
        return now.is === 'not-registered' ? now : undefined;
      });
      same(app.told.at(-1)?.registration, gone);
      return `registered at ${device?.address}, then not registered`;
    });
    const name = `Linphone over ${transport}`;
    if (!has('linphonec')) report.notRun(name, 'linphonec is not installed (Debian: linphone-cli)');
    else
      await report.check(name, () => linphone({ report, children, folder, scratch, has } as Bench, account, transport));
  }
}

async function linphone(
  { children, folder, scratch }: Bench,
  account: PhoneAccount,
  transport: PhoneTransport,
): Promise<string> {
  const app = await startApp(await scratch(), account.settings, { sip: account.user, password: account.password });
  const phone = await startLinphone(children, join(folder, `linphone-${transport}`), account);
  const isRegistered = async (): Promise<true | undefined> =>
    (await app.askAnew()).registration.is === 'registered' ? true : undefined;
  await until('Linphone registers', 10_000, isRegistered);
  same(await phone.wasFetched, true);
  await phone.stop();
  const settings = await phone.settings();
  holds(!settings.includes('config-uri='), 'it kept the address of the one-shot server');
  holds(!settings.includes(account.password), 'it kept the password in the clear');
  return 'fetched once, registered, forgot the address, keeps only a hash of the password';
}

/** The phone's binding before and after a thousand checks, and every byte that the app sent. */
export async function thousandChecks(
  { report, children, folder, sniff, certificates: { authority } }: Bench,
  kamailio: Kamailio,
): Promise<void> {
  const settings = { ...DEFAULT_PHONE, domain: '127.0.0.1', port: kamailio.port, realm: REALM };
  const user = { user: '80010001', password: 'right' };
  const phone = await startBaresip(children, join(folder, 'baresip-1000'), { settings, ...user });
  const before = await kamailio.bindings();
  const names = {
    naptr: () => Promise.resolve([]),
    srv: () => Promise.resolve([]),
    addresses: () => Promise.resolve([]),
  };
  const texts: string[] = [];
  const probe = new RegisterProbe({
    names,
    openLink: async (target, trust, signal) => {
      const link = await openLink(target, trust, signal);
      const send = (text: string): void => {
        texts.push(text);
        link.send(text);
      };
      return { ...link, send };
    },
    authorities: () => [authority],
    now: Date.now,
    limitMs: 3_000,
  });
  const ask = async (port: number, transport: PhoneTransport, times: number): Promise<void> => {
    for (let done = 0; done < times; done++) {
      const { registration } = await probe.ask(
        { settings: { ...settings, port, transport }, ...user },
        new AbortController().signal,
      );
      holds(registration.is === 'registered', `check ${done}: ${JSON.stringify(registration)}`);
    }
  };
  const relays = [await startUdpRelay(kamailio.port), await startTcpRelay(kamailio.port)] as const;
  const [udp, tcp] = relays;
  const seen = await sniff(udp.port);
  await report.check(
    '1,000 checks over UDP, 200 over TCP and 100 over TLS: the binding of the phone is as it was',
    async () => {
      holds(before.includes('sip:80010001'), before);
      await ask(udp.port, 'udp', 1_000);
      await ask(tcp.port, 'tcp', 200);
      await ask(kamailio.tlsPort, 'tls', 100);
      same(await kamailio.bindings(), before);
      return 'every answer “registered”; nothing in ul.dump differs but the seconds that are left';
    },
  );
  await report.check('no byte that the app sent is a Contact or an Expires', () => {
    // On the wire where it can be read, and with TLS what was handed to it.
    const sent = [...udp.sent(), ...tcp.sent(), ...texts];
    same(bindingLines(sent), []);
    const requests = sent.join('').split('REGISTER sip:').length - 1;
    same([udp.sent().length >= 2_000, requests >= 2 * 2_400 + 200], [true, true]);
    holds(sent.join('').includes('\r\nAuthorization: Digest '), 'they were authenticated');
    return Promise.resolve(`${requests} requests recorded`);
  });
  if (seen) await report.check('tshark saw the same', seen);
  await report.check('the comparison would have shown a change', async () => {
    await phone.stop(); // takes its registration back
    holds((await kamailio.bindings()) !== before, 'the same bindings without a phone');
    return 'the binding is gone with the phone';
  });
  await Promise.all(relays.map((relay) => relay.close()));
}
