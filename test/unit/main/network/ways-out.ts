/**
 * A process of its own for hostile-environment.test.ts, started with a hostile variable: does first what main does first, then tries every way out to a
 * self-signed server and sends a token along. Arguments: its port, the port of a proxy that leads to it, and `--keep` to leave the variables.
 */
import { lookup } from 'node:dns';
import { scrubEnvironment } from '../../../../src/main/network/environment.ts';

const [port = '', proxyPort = '', keep] = process.argv.slice(2);
if (keep !== '--keep') scrubEnvironment(process.env, true);

const { Connections } = await import('../../../../src/main/network/connections.ts');
const { openTunnel } = await import('../../../../src/main/network/tunnel.ts');
const { shakeHands } = await import('../../../../src/main/network/shake-hands.ts');
const { systemAuthorities } = await import('../../../../src/main/network/system-authorities.ts');
const { systemTrust } = await import('../../../../src/main/network/trust.ts');
const { openLink } = await import('../../../../src/main/phone/sip/open-link.ts');
const { downloadManifest } = await import('../../../../src/main/updates/download.ts');

const TOKEN = 'CANARY-4f1c9a7e2b5d8063';
const LIMIT_MS = 5_000;
const origin = `https://localhost:${port}`;
const own = { is: 'proxy', host: 'localhost' } as const;
const routes = {
  directly: { is: 'direct' },
  'through a proxy': { ...own, kind: 'http', port: Number(proxyPort) },
} as const;

async function send(dispatcher: unknown): Promise<void> {
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const options: object = { dispatcher, headers, signal: AbortSignal.timeout(LIMIT_MS) };
  await fetch(`${origin}/api`, options);
}

const ways: Record<string, () => Promise<unknown>> = {
  'a proxy that speaks TLS': () =>
    openTunnel({ ...own, kind: 'https', port: Number(port) }, { host: TOKEN, port: 443 }, systemTrust),
  'the registrar': async () => {
    const trust = async () => ({ serverName: 'localhost', authorities: await systemAuthorities() });
    const target = { transport: 'tls', address: '127.0.0.1', port: Number(port) } as const;
    (await openLink(target, trust, AbortSignal.timeout(LIMIT_MS))).send(TOKEN);
  },
};
for (const [words, hop] of Object.entries(routes)) {
  const connections = new Connections({ route: () => Promise.resolve([hop]) });
  const kept = (to: string) => connections.kept(to);
  ways[`a call ${words}`] = async () => send(await connections.fresh(origin));
  ways[`reading ${words}`] = async () => send(await connections.kept(origin));
  ways[`a recording ${words}`] = async () => send(await connections.kept(origin, lookup));
  ways[`the check of a host ${words}`] = () => shakeHands(origin, { route: [hop], trust: systemTrust });
  ways[`an update ${words}`] = async () => {
    const { is } = await downloadManifest(`${origin}/?${TOKEN}`, { kept, limitMs: LIMIT_MS });
    if (is === 'failed') throw new Error(is);
  };
}

const open: string[] = [];
for (const [name, way] of Object.entries(ways))
  await way().then(
    () => open.push(name),
    () => undefined,
  );
console.log(JSON.stringify({ tried: Object.keys(ways).length, open }));
process.exit(0);
