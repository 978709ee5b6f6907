import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DemoServer } from '../../src/main/demo/demo-server.ts';
import { expect, onLinux, signIn, test } from './companion.ts';
import { ask, synced } from './history.ts';
import { lookAway } from './windows.ts';

onLinux('the notification daemon is one of the tests’ own');

/** What a customer’s region could be, were the server hostile: markup, entities, lines, marks that reorder. */
const REGION =
  '<b>杭州</b> <a href="https://evil.example/">here</a> &lt;img src=x&gt;\r\nMissed call from the bank\u2028\u202e州杭\u2066\u200f';

test('the desktop gets a notification as plain text, whatever the server says', async ({ companion, centre }) => {
  const relay = await startRelay(centre);
  try {
    const page = await companion.start();
    await signIn(page, { ...centre, host: relay.host, token: centre.token, agents: centre.agents });
    await synced(page);
    await lookAway(companion.app);
    relay.call(centre.agents[0]?.agentId ?? '');
    await ask(page, 'calls.sync', undefined);
    await expect.poll(() => companion.notifications.texts().length, { timeout: 20_000 }).toBeGreaterThan(0);
    const [shown] = companion.notifications.texts();
    expect(shown?.body).toContain('杭州');
    expect(`${shown?.title} ${shown?.body}`).not.toMatch(/[<>&]/);
    expect(shown?.body).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
    expect(shown?.body).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  } finally {
    relay.close();
  }
});

interface Relay {
  host: string;
  /** From now on a customer has called this agent, who did not pick up. */
  call: (agentId: string) => void;
  close: () => void;
}

/** Stands before the call centre, and adds one call to what it says. */
async function startRelay(centre: DemoServer): Promise<Relay> {
  let row: string | undefined;
  const server = createServer((asked, answer) => {
    void passOn(centre.host, asked, row).then(
      ({ status, body }) => answer.writeHead(status, { 'Content-Type': 'application/json' }).end(body),
      () => answer.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    call: (agentId) => (row = missedCall(agentId)),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function passOn(host: string, asked: IncomingMessage, row: string | undefined) {
  const { method = 'GET', url = '/', headers } = asked;
  const body = method === 'GET' ? undefined : await text(asked);
  const { authorization = '' } = headers;
  const got = await fetch(`${host}${url}`, {
    method,
    headers: { authorization, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body }),
  });
  const said = await got.text();
  return { status: got.status, body: row !== undefined && isAboutNow(url, body) ? withRow(said, row) : said };
}

/** The first page of the calls up to now. */
function isAboutNow(url: string, body = '{}'): boolean {
  const { page_index: index, end_time: end } = JSON.parse(body) as { page_index?: number; end_time?: string };
  return url.endsWith('/records') && index === 1 && (end === undefined || Date.parse(end) > Date.now() - 60_000);
}

function withRow(said: string, row: string): string {
  return said
    .replace(/"data":\[/, `"data":[${row},`)
    .replace(',]', ']')
    .replace(/"total":(\d+)/, (_, total: string) => `"total":${Number(total) + 1}`);
}

function missedCall(agentId: string): string {
  const at = (secondsAgo: number): string => `${new Date(Date.now() - secondsAgo * 1_000).toISOString().slice(0, 19)}Z`;
  const call = {
    call_uuid: 'hostile-1',
    call_type: '来电',
    customer_attribution: REGION,
    customer_phone: '15405719876',
    states: '振铃未接',
    trunk_number: '057100008001',
    start_time: at(40),
    end_time: at(20),
    duration: 0,
  };
  return JSON.stringify(call).replace('{', `{"agent_id":${agentId},`);
}
