import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AgentScope, type AgentPart } from '../../../../src/main/account/agent-scope.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { withDigest } from '../../../phone/registrar-behaviours.ts';
import { AGENT, demoForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { createTestWorld } from '../../../support/world.ts';
import { registrarForTest } from '../phone/probe-world.ts';

const NEIGHBOUR = '9007199254740992';
const CALLEE = '15405710003';
const NOT_CALLED = '15405710009';
const NOTE = 'wants a quote before Friday';
const SIP_USER = '80010001';
const NAME = '演示坐席一';
const LEG = { pattern: { is: 'number', number: '05710000321' }, delayMs: 900 };
/** Outlives sign-out on purpose, because it says who exported what: it names the agent, by the id and by nothing else. */
const ACCESS_LOG = 'access-log.jsonl';

/** A scope in which one service has forgotten to register. */
class ForgetfulScope extends AgentScope {
  readonly names: string[] = [];
  readonly #forgotten: string | undefined;

  constructor(forgotten?: string) {
    super();
    this.#forgotten = forgotten;
  }

  override register(name: string, part: AgentPart): void {
    this.names.push(name);
    if (name !== this.#forgotten) super.register(name, part);
  }
}

/** Timers of the services that are waiting; those of the demo server and of connections are not the agent's. */
function watchTimers() {
  const waiting = new Set<NodeJS.Timeout>();
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  const isOurs = (stack = '') =>
    /src\/main\/(?!demo|network|call-api|async\/with-timeout)/.test(stack.split('\n').slice(2, 5).join());
  globalThis.setTimeout = Object.assign((act: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer = set(() => {
      waiting.delete(timer);
      act(...args);
    }, ms);
    if (isOurs(new Error().stack)) waiting.add(timer);
    return timer;
  }, set) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: NodeJS.Timeout) => {
    waiting.delete(timer);
    clear(timer);
  }) as typeof clearTimeout;
  onTestFinished(() => void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }));
  return waiting;
}

function textOf(folder: string, isLookedAt: (path: string) => boolean): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => !path.endsWith('.csv')) // the agent's own export stays
    .filter(isLookedAt)
    .map((path) => `${path}\n${contentOf(path)}`)
    .join('\n');
}

/** Nothing of a folder, and of a file that went away meanwhile. */
function contentOf(path: string): string {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'latin1') : '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Signs the first agent in, uses every service, signs out, and signs the second one in. Names what of the first is left. */
async function leftovers(scope: AgentScope): Promise<string[]> {
  const centre = await demoForTest({ calls: 60, speed: 200 });
  const registrar = await registrarForTest('udp', withDigest({ contacts: ['Contact: <sip:1@192.0.2.7>;expires=60'] }));
  const folder = await tempFolder();
  const timers = watchTimers();
  const { services, keychain, clipboard, logged, opened } = createTestWorld(folder, scope);
  const { account, calls, callerIds, dialer, phone, seat, supervisor, diagnostics, saving, work } = services;
  onTestFinished(async () => {
    await work.cancelAll();
    await phone.setUp.close();
    await calls.close();
  });
  await writeFile(join(folder, 'own-legs.json'), JSON.stringify({ sightings: [LEG] }));
  account.start();
  await Promise.all([phone.start(), services.phoneCalls.start()]);

  await account.signIn(centre.host, centre.token, AGENT);
  await vi.waitFor(async () => expect((await calls.history()).stored).toBeGreaterThan(0), { timeout: 20_000 });
  await calls.saveNote({ is: 'number', number: CALLEE }, { text: NOTE, tags: [] });
  services.doNotCall.add({ number: CALLEE, reason: NOTE, source: 'agent' });
  services.doNotCall.remove(CALLEE);
  services.doNotCall.add({ number: NOT_CALLED, reason: NOTE, source: 'agent' });
  const [shown] = (await callerIds.list(true)).numbers;
  await callerIds.choose({ is: 'number', number: shown?.number ?? '' });
  await seat.get(true);
  await phone.change({ domain: '127.0.0.1', port: registrar.port, isCheckOn: true });
  await phone.setUp.openInLinphone();
  await seat.copy('password');
  await dialer.dial({ text: CALLEE, callerId: { is: 'automatic' }, reference: '', confirmed: [] });
  diagnostics.run(['seat', 'agent']);
  await vi.waitFor(() => expect(diagnostics.get().checks.filter(({ result }) => result)).toHaveLength(2), 5_000);
  await supervisor.unlock(centre.token);
  await supervisor.seats(true);
  await saving.exportCalls({}, false);
  await vi.waitFor(() => expect(work.list()[0]?.state.is).toBe('finished'), 10_000);

  await account.signOut();
  const left: string[] = [];
  const leaves = (isLeft: boolean, what: string) => {
    if (isLeft) left.push(what);
  };
  const look = () => {
    const text = textOf(folder, (path) => !path.endsWith(ACCESS_LOG));
    const accessLog = textOf(folder, (path) => path.endsWith(ACCESS_LOG));
    leaves(text.includes(AGENT), 'the id in a file');
    leaves(
      [CALLEE, NOT_CALLED, NOTE].some((word) => (text + accessLog).includes(word)),
      'a customer in a file',
    );
    leaves(
      [NAME, SIP_USER].some((word) => accessLog.includes(word)),
      'more than ids in the access log',
    );
    leaves(text.includes(LEG.pattern.number), 'what the server shows the agent’s phone');
    leaves(/calls\/(calls|own)-/.test(text) && account.who() === 'nobody', 'files of calls');
    leaves(JSON.stringify(dialer.state()) !== '{"is":"idle"}', 'the last call');
    leaves(
      diagnostics.get().checks.some(({ result }) => result),
      'results of checks',
    );
    leaves(work.list().length > 0, 'long work');
    leaves(supervisor.state().is === 'unlocked', 'supervisor mode');
    leaves(clipboard.secret !== '', 'the password on the clipboard');
  };
  await vi.waitFor(() => expect(timers.size).toBe(0), 2_000).catch(() => left.push('a timer'));
  look();
  leaves(keychain.tokens().length > 0, 'the token in the keychain');
  const link = opened.find((one) => one.startsWith('linphone-config:'))?.replace('linphone-config:', '') ?? '';
  leaves(
    await fetch(link).then(
      (answer) => answer.ok,
      () => false,
    ),
    'the password at an address',
  );
  const asked = centre.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  leaves(centre.requests.length > asked, 'a request under way');

  await account.signIn(centre.host, centre.token, NEIGHBOUR);
  look();
  leaves(JSON.stringify(phone.get()).includes('192.0.2.7'), 'a registration');
  leaves((await callerIds.chosen()).is !== 'automatic', 'the caller ID');
  leaves((await calls.notes(CALLEE).catch(() => ({ number: { text: '' } }))).number.text !== '', 'a note');
  const log = JSON.stringify(logged.map(({ fields }) => ({ ...fields, number: '' })));
  leaves(
    [AGENT, NOTE, SIP_USER, NAME].some((word) => log.includes(word)),
    'words in the log',
  );
  return [...new Set(left)];
}

describe('an agent who signs out', () => {
  it('leaves nothing for the next one: no file, log, keychain entry, request, timer or screen', async () => {
    expect(await leftovers(new AgentScope())).toEqual([]);
  }, 60_000);

  it.each([
    'calls',
    'caller-ids',
    'dialer',
    'seat',
    'phone',
    'phone-calls',
    'work',
    'supervisor',
    'diagnostics',
    'own-data',
  ])(
    'leaves something behind where %s forgets to register',
    async (name) => {
      const scope = new ForgetfulScope(name);
      expect(await leftovers(scope)).not.toEqual([]);
      expect(scope.names).toContain(name);
    },
    60_000,
  );

  it('is left by every service that registers: no name is missing above', async () => {
    const scope = new ForgetfulScope();
    createTestWorld(await tempFolder(), scope);
    const known = [
      'caller-ids',
      'calls',
      'diagnostics',
      'dialer',
      'own-data',
      'phone',
      'phone-calls',
      'seat',
      'supervisor',
      'work',
    ];
    expect(scope.names.toSorted()).toEqual(known);
  });
});

describe('the scope of an agent', () => {
  const agent = { host: 'https://api.test', agentId: AGENT, isDemo: false };

  it('wipes everything though one service cannot, stops before it wipes, and throws what failed first', async () => {
    const scope = new AgentScope();
    const seen: string[] = [];
    const full = new Fault('disk', { message: 'one.json: ENOSPC' });
    scope.register('one', { dispose: () => Promise.reject(full), wipe: () => void seen.push('wiped one') });
    scope.register('two', {
      dispose: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push('stopped two');
      },
      wipe: () => {
        throw new Fault('journal-unavailable');
      },
    });
    scope.register('three', { wipe: ({ is }) => void seen.push(`wiped three of ${is}`) });
    await expect(scope.end(agent)).rejects.toBe(full);
    expect(seen).toEqual(['stopped two', 'wiped one', 'wiped three of agent']);
    await expect(scope.wipeOthers(agent)).rejects.toMatchObject({ code: 'journal-unavailable' });
    expect(seen.at(-1)).toBe('wiped three of others');
  });

  it('takes a name once', () => {
    const scope = new AgentScope();
    scope.register('one', {});
    expect(() => scope.register('one', {})).toThrow('registered twice');
  });
});
