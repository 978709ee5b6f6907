import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { CallerIdsService, storedCallerIds } from '../../../../src/main/caller-ids/caller-ids.service.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { ChangeLog } from '../../../../src/main/supervisor/change-log.ts';
import { SupervisorService } from '../../../../src/main/supervisor/supervisor.service.ts';
import type { Assignment, Settings, SupervisorState } from '../../../../src/preload/contract/index.ts';
import { json, refusal, type RawAnswer, type RawRequest } from '../../../support/raw-server.ts';
import { rawForTest, sessionAt } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

export const TOKEN = 'a-token';
export const NOON = Date.UTC(2026, 10, 22, 12);
const SEATS = [
  { sip: '80010001', agent_id: '#9007199254740993', agent_name: '演示坐席一', occupied: 'y', password: 'pw-one' },
  { sip: '80010002', agent_id: '#9007199254740992', agent_name: '演示坐席二', occupied: 'y', password: 'pw-two' },
  { sip: '80010003', agent_id: '#100003', agent_name: '演示坐席三', occupied: 'y', password: 'pw-three' },
  { sip: '80010009', agent_id: '#0', agent_name: '', occupied: 'n', password: 'pw-nine' },
];
const NUMBERS = {
  groups: [{ id: '#9007199254740995', name: '售后归属地优先', numbers: ['057100008002'], rule_type: 1 }, { name: '?' }],
  numbers: [
    { number: '057100008001', name: '销售热线' },
    { number: '057100008002', name: '售后服务' },
  ],
};

/** JSON in which `"#123"` stands for the bare digits: JSON.stringify would round them. */
export function exactJson(value: unknown): RawAnswer {
  return (request, socket) => rawJson(JSON.stringify(value).replaceAll(/"#(\d+)"/g, '$1'))(request, socket);
}

function rawJson(text: string): RawAnswer {
  return (_request, socket) => {
    const length = Buffer.byteLength(text);
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${text}`,
    );
  };
}

/** What an enterprise would answer; a test changes the parts that it is about. */
export class Enterprise {
  seats = SEATS.map((seat) => ({ ...seat }));
  onBind: RawAnswer = json({});
  onAssign: RawAnswer = json({});
  onNumbers: RawAnswer = exactJson(NUMBERS);

  readonly answer: RawAnswer = (request, socket) => {
    const path = request.path.split('?')[0] ?? '';
    if (path.endsWith('/sips')) exactJson(this.seats)(request, socket);
    else if (path.endsWith('/rule_outnumber_group')) this.onNumbers(request, socket);
    else if (path.endsWith('/sip_bind_agent')) this.onBind(request, socket);
    else if (path.endsWith('/agent/outnumber_group')) this.onAssign(request, socket);
    else refusal(404, 'NotFound', '没有')(request, socket);
  };

  /** Does what a bind request asks for. */
  bind(request: RawRequest): void {
    const { sip } = JSON.parse(request.body) as { sip: string };
    const seat = this.seats.find((one) => one.sip === sip);
    if (seat) seat.agent_id = `#${/"agent_id":(\d+)/.exec(request.body)?.[1] ?? ''}`;
  }
}

interface Timer {
  at: number;
  act: () => void;
}

/** A supervisor service over a real session, log and clock of its own. */
export async function supervisorAt(session: Session | undefined, folder?: string) {
  const path = join(folder ?? (await tempFolder()), 'supervisor-journal.sqlite');
  const settings: Settings = storedSettings.parse({});
  const timers = new Set<Timer>();
  const world = { session, token: TOKEN as string | undefined, now: NOON, ticks: 0, tokenReads: 0 };
  const told: (SupervisorState | 'assignment')[] = [];
  const current = (): Session => {
    if (!world.session) throw new Fault('signed-out');
    return world.session;
  };
  const recorded: AccessEvent[] = [];
  const log = new ChangeLog(path);
  onTestFinished(() => log.close());
  const scope = new AgentScope();
  const callerIds = new CallerIdsService({
    scope,
    session: current,
    file: new JsonFile(`${path}.caller-id.json`, storedCallerIds),
    now: () => world.now,
    announce: () => undefined,
  });
  const supervisor = new SupervisorService({
    scope,
    session: current,
    readToken: () => {
      world.tokenReads++;
      return Promise.resolve(world.token);
    },
    settings: () => settings,
    readNumbers: () => callerIds.list(false),
    log,
    recordAccess: (event) => void recorded.push(event),
    clock: {
      now: () => world.now,
      ticks: () => world.ticks,
      after: (ms, act) => {
        const timer = { at: world.ticks + ms, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    announce: (state) => void told.push(state),
    announceAssignment: () => void told.push('assignment'),
  });
  /** Lets time pass on both clocks, and what was to happen in it happen. */
  const pass = (ms: number): void => {
    world.now += ms;
    world.ticks += ms;
    for (const timer of [...timers]) if (timer.at <= world.ticks && timers.delete(timer)) timer.act();
  };
  return { supervisor, scope, world, told, recorded, log, path, pass };
}

/** Waits until the order has come to its end. */
export async function ended(supervisor: SupervisorService): Promise<Assignment> {
  for (let tries = 0; tries < 500; tries++) {
    const assignment = supervisor.assignment();
    if (assignment && assignment.is !== 'running' && assignment.rows.every(({ state }) => state !== 'sending'))
      return assignment;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the order did not come to an end');
}

/** An enterprise, its first agent signed in, and supervisor mode unlocked. */
export async function openWorld() {
  const enterprise = new Enterprise();
  const server = await rawForTest(enterprise.answer);
  const made = await supervisorAt(sessionAt(server));
  await made.supervisor.unlock(TOKEN);
  return { enterprise, server, ...made };
}
