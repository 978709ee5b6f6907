import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readAuthoritiesBy } from '../../src/main/network/system-authorities.ts';
import { makeCertificates } from './authority.ts';
import type { Bench } from './bench.ts';
import { Children } from './children.ts';
import { startKamailio } from './kamailio.ts';
import { accountTrials, tallyLine } from '../stress/phone/accounts-trial.ts';
import { randomSeed } from '../stress/kit/seed.ts';
import { Report, same } from './report.ts';
import { startSniffer } from './sniffer.ts';
import { fakeRegistrars, stops } from './with-fakes.ts';
import { phoneEvents } from './phone-events.ts';
import { authentication, certificates, realPhones, thousandChecks } from './with-kamailio.ts';

/** Passwords with everything that a format could trip over; Kamailio's own configuration cannot hold quotes, backslashes and `$`. */
const USERS = { '80010001': 'right', '80010002': "p@ss w;ord<&>'", '80010003': 'a=b,c:d%41+?[x]=#密码' };

/** The app against a real registrar, real phones and registrars that misbehave; all on loopback. True: everything held. */
export async function runPhoneTests(): Promise<boolean> {
  const report = new Report();
  const children = new Children();
  const folder = await mkdtemp(join(tmpdir(), 'phone-test-'));
  const stop = (): void => void children.stopAll().finally(() => process.exit(1));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await runAll(report, children, folder);
  } finally {
    await children.stopAll();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(report.line());
  return report.isGood;
}

async function runAll(report: Report, children: Children, folder: string): Promise<void> {
  await report.check('10,000 contradictions planted in days of honest calls: each is found, and nothing else', () => {
    const tally = accountTrials(10_000, randomSeed());
    same([tally.missed.slice(0, 5), tally.wrong.slice(0, 5)], [[], []]);
    return Promise.resolve(tallyLine(tally));
  });
  const made = await makeCertificates(folder);
  await trustAsTheSystem(made.authority, folder);
  const bench: Bench = {
    report,
    children,
    folder,
    scratch: () => mkdtemp(join(folder, 'app-')),
    certificates: made,
    has,
    sniff: async (port) => {
      const sniffer = has('tshark') ? await startSniffer(children, port) : undefined;
      if (!sniffer)
        report.notRun('tshark saw the same', has('tshark') ? 'it may not capture here' : 'tshark is not installed');
      return sniffer;
    },
  };
  await fakeRegistrars(bench);
  await stops(bench);
  const kamailio = (algorithm: 'MD5' | 'SHA-256') =>
    startKamailio(children, { folder: join(folder, algorithm), algorithm, users: USERS, certificates: made });
  const strong = await kamailio('SHA-256');
  await authentication(bench, strong, 'SHA-256');
  await strong.stop();
  const usual = await kamailio('MD5');
  await authentication(bench, usual, 'MD5');
  await certificates(bench, usual);
  await realPhones(bench, usual, USERS);
  await phoneEvents(bench, usual);
  await thousandChecks(bench, usual);
}

/** As if the system's store held a company's own authority: the app's thread that reads the store finds this one as well. */
async function trustAsTheSystem(authority: string, folder: string): Promise<void> {
  const script = join(folder, 'authorities.mjs');
  const lines = [
    `import { getCACertificates } from 'node:tls';`,
    `import { parentPort } from 'node:worker_threads';`,
    `parentPort.postMessage([...getCACertificates('system'), ${JSON.stringify(authority)}]);`,
  ];
  await writeFile(script, lines.join('\n'));
  readAuthoritiesBy(script);
}

function has(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, program)));
}
