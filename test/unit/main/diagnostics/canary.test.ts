import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Check, CheckId, Facts, FindingCode } from '../../../../src/preload/contract/index.ts';
import { CHECK_IDS } from '../../../../src/main/diagnostics/checks.ts';
import { createReport } from '../../../../src/main/diagnostics/report.ts';
import { reportText } from '../../../../src/main/diagnostics/report-file.ts';
import { REPORT_WORDS } from '../../../../src/main/i18n/report-words.ts';
import type { RawAnswer } from '../../../support/raw-server.ts';
import { json, refusal } from '../../../support/raw-server.ts';
import { AGENT, rawForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';
import { aboutApp, aboutSettings } from './report-parts.ts';

const TOKEN = 'CANARY-4f1c9a7e2b5d8063';
const PASSWORD = 'kanarienvogel';
const NUMBER = '15405714321';
const SIP = '80019753';
const NAME = '卡纳丽坐席';
/** As people write a number, and as programs write any text. */
const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `+86${text}`,
  (text) => Array.from(text).join(' '),
  (text) => text.replace(/^(...)(....)/, '$1 $2 '),
  (text) => text.replace(/^(...)(....)/, '$1-$2-'),
  (text) => (text.match(/.{1,4}/gu) ?? []).reverse().join(''),
  (text) => Array.from(text).reverse().join(''),
  (text) => encodeURIComponent(text),
  (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16)}`).join(''),
  (text) => Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text, 'utf16le').toString('hex'),
];
const SECRETS = [TOKEN, PASSWORD, NUMBER, SIP, NAME];
const CANARIES = SECRETS.flatMap((secret) => ENCODINGS.map((encode) => encode(secret).toLowerCase()));

/** The text itself, and without what people put between digits. Case does not matter: a host is written small. */
function betrayed(text: string): string[] {
  const small = text.toLowerCase();
  const readings = [small, small.replace(/[\s().:-]/g, '')];
  return CANARIES.filter((canary) => readings.some((reading) => reading.includes(canary)));
}

describe('a report', () => {
  it('holds nothing of token, password, numbers, names or SIP accounts, whatever server, settings and phone say', async () => {
    const folder = await tempFolder();
    const { services, keychain } = createTestWorld(folder);
    onTestFinished(() => services.calls.close());
    let isHostile = false;
    const server = await rawForTest((request, socket) => (isHostile ? hostile : friendly)(request, socket));
    await services.settings.change({
      recordingHosts: [`${TOKEN}.example.com`, `a${NUMBER}.example.com`],
      homeAreaCode: '0571',
    });
    await services.phone.start();
    await services.phone.change({ domain: `${SIP}.invalid`, isCheckOn: true, realm: PASSWORD });
    await services.account.signIn(server.host, TOKEN, AGENT);
    for (const hostility of [false, true]) {
      isHostile = hostility;
      services.diagnostics.run();
      await untilDone(services.diagnostics);
      for (const as of ['json', 'text'] as const) {
        const saved = await services.diagnostics.saveReport(as);
        const text = await readFile(join(folder, saved?.name ?? ''), 'utf8');
        expect(text.length).toBeGreaterThan(500);
        expect(betrayed(text)).toEqual([]);
      }
    }
    const codes = services.diagnostics.get().checks.map(({ result }) => result?.code);
    expect(codes).toEqual(
      expect.arrayContaining(['token-unproven', 'agent-unproven', 'seat-unproven', 'keychain-works']),
    );
    expect(keychain.tokens()).toEqual([TOKEN]);
    expect(server.requests.some(({ path }) => path.endsWith('/callout'))).toBe(false);
    expect((await readdir(folder)).filter((name) => name.startsWith('.try'))).toEqual([]);
  });

  it('takes of any check’s facts only what has the shape of its field', () => {
    const canary = fc
      .constantFrom(TOKEN, NUMBER, SIP, PASSWORD, NAME)
      .chain((secret) => fc.constantFrom(...ENCODINGS).map((encode) => encode(secret)));
    const anywhere = fc.oneof(canary, canary.map(Number), fc.constantFrom('ok', 1, undefined));
    const keys: readonly (keyof Facts)[] = [
      ...(['port', 'proxyKind', 'count', 'days', 'skewSeconds', 'megabytes'] as const),
      ...(['status', 'error', 'issuer', 'fingerprint'] as const),
    ];
    // A host is a name that the system or the agent has chosen, and no free text: it must not pass for a number, an account or a token.
    const names = [TOKEN, NUMBER, SIP].flatMap((secret) => [
      secret,
      Array.from(secret).reverse().join(''),
      Buffer.from(secret).toString('hex'),
    ]);
    const host = fc.constantFrom(...names).chain((name) => fc.constantFrom(name, `${name}.example.com`, `a.${name}`));
    const fields = fc.array(fc.record({ field: canary, rows: canary.map(Number) }), { maxLength: 2 });
    const contradictions = fc.array(fc.record({ is: canary, calls: canary.map(Number) }), { maxLength: 2 });
    const lists = { fields, words: fc.array(canary, { maxLength: 2 }) };
    const rest: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(keys.map((key) => [key, anywhere]));
    const facts = fc.record({ host, extra: canary, contradictions, phoneSays: canary, ...lists, ...rest });
    fc.assert(
      fc.property(fc.constantFrom(...CHECK_IDS), facts, (id, smuggled) => {
        // What comes from outside does not keep to the types.
        const text = written(id, smuggled as object);
        expect(betrayed(text)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('still says what it is for', () => {
    const text = written('proxy', { host: 'Proxy-2.office.example', port: 8080, proxyKind: 'http', status: 407 });
    expect(text).toContain('"host": "proxy-2.office.example"');
    expect(text).toContain('host=proxy-2.office.example, port=8080, proxyKind=http, status=407');
    expect(written('tls', { fingerprint: 'AB:'.repeat(31) + 'CD', error: 'proxy-auth' })).toContain('AB:AB');
    expect(written('dns', { host: '2001:db8::1' })).toContain('2001:db8::1');
    const fields = [
      { field: 'start_time', rows: 2 },
      { field: 'duration', rows: 1 },
    ];
    expect(written('calls', { count: 9, fields })).toContain('count=9, fields=start_time×2;duration×1');
    expect(written('recordings', { host: 'files.example.com', count: 1 })).not.toContain('files');
  });
});

const friendly: RawAnswer = (request, socket) => {
  if (request.path.includes('/sips')) {
    const seat = { agent_id: AGENT, agent_name: NAME, sip: SIP, password: PASSWORD, expiration_at: '2030-01-01' };
    json([seat])(request, socket);
  } else json({ groups: [], numbers: [{ name: NAME, number: NUMBER }], data: [], total: 0 })(request, socket);
};

const hostile: RawAnswer = (request, socket) => {
  refusal(403, TOKEN, `${TOKEN} ${PASSWORD} ${NUMBER} ${SIP} ${NAME}`)(request, socket);
};

async function untilDone(diagnostics: { get(): { progress: { of: number } } }): Promise<void> {
  const end = performance.now() + 18_000;
  while (diagnostics.get().progress.of > 0 && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

function written(id: CheckId, facts: Facts): string {
  const checks: Check[] = [
    { id, isRunning: false, result: { verdict: 'bad', code: 'broke' satisfies FindingCode, facts, at: 0, ms: 5 } },
  ];
  const account = {
    is: 'signed-in',
    host: 'https://api.example.com',
    agentId: AGENT,
    agentName: NAME,
    tokenPlace: 'memory',
    isDemo: false,
  } as const;
  const { settings } = aboutSettings;
  const report = createReport({ now: 0, app: aboutApp, account, settings, checks });
  return `${JSON.stringify(report, null, 2)}\n${reportText(report, REPORT_WORDS.en)}`;
}
