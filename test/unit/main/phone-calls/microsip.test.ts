import { beforeEach, expect, test } from 'vitest';
import { readPhoneEvent } from '../../../../src/main/electron/phone-event.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { DEFAULT_PHONE } from '../../../../src/main/phone/phone-settings.ts';
import { microsipIni } from '../../../../src/main/phone/setup/microsip.ts';
import { MicrosipPhone } from '../../../../src/main/phone-calls/microsip.ts';
import { PhoneHooks, storedHookKey } from '../../../../src/main/phone-calls/phone-hooks.ts';
import type { PhoneAct, PhoneEvent } from '../../../../src/main/phone-calls/phone-port.ts';
import type { PhoneLink } from '../../../../src/preload/contract/index.ts';
import { FakeMicrosip } from '../../../support/fake-microsip.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const PROGRAM = String.raw`C:\Users\Li Na\AppData\Local\Programs\Softphone Companion\Softphone Companion.exe`;
const NUMBER = '15405714321';
const PID = 4711;

let world: Awaited<ReturnType<typeof startWorld>>;
beforeEach(async () => {
  world = await startWorld();
});

/** MicroSIP with what our set-up has written, starting "us" as Windows would, and the adapter that hears it. */
async function startWorld() {
  const hooks = new PhoneHooks(new JsonFile(`${await tempFolder()}/phone-hooks.json`, storedHookKey), () => 0);
  const account = { settings: { ...DEFAULT_PHONE, domain: 'sip.example.com' }, user: '80010001', password: 'pass' };
  const { text } = microsipIni({ ...account, hooks: { program: [PROGRAM], key: await hooks.key() } });
  const state = {
    events: [] as PhoneEvent[],
    links: [] as PhoneLink[],
    timers: [] as { ms: number; run: () => void }[],
    commands: [] as string[],
    isAlive: true,
    program: 'C:\\MicroSIP\\microsip.exe' as string | undefined,
    pid: PID,
  };
  const microsip = new FakeMicrosip(text, (argv) => {
    expect(argv[0]).toBe(PROGRAM);
    hooks.take(structuredClone(readPhoneEvent(argv, 1, state.pid)));
    return Promise.resolve();
  });
  const phone = new MicrosipPhone({
    hooks,
    programOf: () => Promise.resolve(state.program),
    run: async (program, argument) => {
      state.commands.push(`${program} ${argument}`);
      await microsip.command(argument);
    },
    isAlive: (pid) => pid === PID && state.isAlive,
    after: (ms, run) => {
      const timer = { ms, run };
      state.timers.push(timer);
      return () => void (state.timers = state.timers.filter((one) => one !== timer));
    },
  });
  phone.start({ event: (event) => state.events.push(event), link: (link) => state.links.push(link) });
  const fire = (ms: number): void => {
    const due = state.timers.filter((one) => one.ms === ms);
    state.timers = state.timers.filter((one) => one.ms !== ms);
    for (const { run } of due) run();
  };
  return Object.assign(state, { microsip, phone, hooks, fire });
}

const kinds = (): string[] => world.events.map(({ is }) => is);
const lastCall = (): string => {
  const event = world.events.at(-1);
  return event && 'call' in event ? event.call : '';
};
const act = (given: PhoneAct) => world.phone.act(given);

test('a call that comes in rings, is answered by its command, and ends', async () => {
  expect(world.links).toEqual([{ is: 'waiting' }]);
  await world.microsip.ring(NUMBER);
  const call = lastCall();
  expect(world.links.at(-1)).toEqual({ is: 'connected' });
  expect(world.events).toEqual([{ is: 'incoming', call, number: NUMBER }]);
  await act({ is: 'answer', call });
  expect(world.commands).toEqual(['C:\\MicroSIP\\microsip.exe /answer']);
  expect(world.events.at(-1)).toEqual({ is: 'answered', call, direction: 'in', number: NUMBER });
  await act({ is: 'dtmf', call, digits: '1#' });
  await act({ is: 'hangUp', call });
  expect(world.events.at(-1)).toEqual({ is: 'ended', call });
  expect(world.commands.slice(1)).toEqual([
    'C:\\MicroSIP\\microsip.exe /dtmf:1#',
    'C:\\MicroSIP\\microsip.exe /hangupall',
  ]);
  expect(world.microsip.dialled).toEqual([]);
});

test('a call that is dialled in MicroSIP is outgoing, and ends also where the other side is busy', async () => {
  const call = await world.microsip.dial(NUMBER);
  await world.microsip.end(call, 'busy');
  await world.microsip.confirm(await world.microsip.dial('8001'));
  expect(world.events).toMatchObject([
    { is: 'outgoing', number: NUMBER },
    { is: 'ended' },
    { is: 'outgoing', number: '8001' },
    { is: 'answered', direction: 'out' },
  ]);
});

test('a call that MicroSIP answers by itself is a call that came in', async () => {
  await world.microsip.end(await world.microsip.answerByItself(NUMBER));
  expect(world.events).toMatchObject([{ is: 'answered', direction: 'in', number: NUMBER }, { is: 'ended' }]);
});

test('the second call from a number that is talked to, which MicroSIP refuses by itself, changes nothing', async () => {
  const call = await world.microsip.ring(NUMBER);
  if (call) await world.microsip.confirm(call);
  expect(await world.microsip.ring(NUMBER)).toBeUndefined();
  expect(kinds()).toEqual(['incoming', 'answered']);
});

test('of a call without a number the end is told by the domain, and is its own', async () => {
  const known = await world.microsip.ring(NUMBER);
  const [first, hidden] = [lastCall(), await world.microsip.ring('')];
  const second = lastCall();
  expect(world.events.at(-1)).toEqual({ is: 'incoming', call: second, number: '' });
  if (hidden) await world.microsip.end(hidden, 'cancelled');
  expect(world.events.at(-1)).toEqual({ is: 'ended', call: second });
  if (known) await world.microsip.end(known);
  expect(world.events.at(-1)).toEqual({ is: 'ended', call: first });
});

test.each([
  ['blanks and switches', '1380013 --remote-debugging-port=9222 --'],
  ['quotes', '138" --inspect "'],
  ['a command of a shell', '138&calc.exe'],
  ['another event', 'phone-event end'],
  ['a page', '<b>138</b>'],
])('a number that the caller has made of %s is a call without a number', async (_what, user) => {
  const call = await world.microsip.ring(user);
  expect(world.events).toMatchObject([{ is: 'incoming', number: '' }]);
  if (call) await world.microsip.end(call);
  expect(kinds()).toEqual(['incoming', 'ended']);
});

test('no command is given that would hit another call as well', async () => {
  await world.microsip.ring(NUMBER);
  const first = lastCall();
  await world.microsip.ring('15405714322');
  const second = lastCall();
  await expect(faultOf(act({ is: 'answer', call: second }))).resolves.toMatchObject({ code: 'phone-refused' });
  await world.microsip.command('/answer');
  await world.microsip.command('/answer');
  for (const call of [first, second])
    await expect(faultOf(act({ is: 'hangUp', call }))).resolves.toMatchObject({ code: 'phone-refused' });
  expect(world.commands).toEqual([]);
  expect(world.microsip.calls).toHaveLength(2);
});

test('what MicroSIP does not have is not sent to it, where it would be dialled', async () => {
  await world.microsip.ring(NUMBER);
  const call = lastCall();
  for (const given of [
    { is: 'decline', call },
    { is: 'mute', call, isOn: true },
    { is: 'hold', call, isOn: true },
  ] as const)
    await expect(faultOf(act(given))).resolves.toMatchObject({ code: 'phone-refused' });
  expect(world.commands).toEqual([]);
  expect(world.phone.abilities).toEqual({
    answer: true,
    decline: false,
    hangUp: true,
    mute: false,
    hold: false,
    dtmf: true,
    answersOne: false,
  });
});

test('another program than MicroSIP, or one that has ended, is given no command', async () => {
  world.program = undefined;
  await world.microsip.ring(NUMBER);
  await expect(faultOf(act({ is: 'answer', call: lastCall() }))).resolves.toMatchObject({ code: 'phone-refused' });
  world = await startWorld();
  await world.microsip.ring(NUMBER);
  world.isAlive = false;
  await expect(faultOf(act({ is: 'answer', call: lastCall() }))).resolves.toMatchObject({ code: 'phone-refused' });
  expect(world.commands).toEqual([]);
});

test('when MicroSIP has ended nothing is known of its calls, and it is heard again when it tells something', async () => {
  await world.microsip.ring(NUMBER);
  world.fire(2_000);
  expect(world.links.at(-1)).toEqual({ is: 'connected' });
  world.isAlive = false;
  world.fire(2_000);
  expect(world.links.at(-1)).toEqual({ is: 'waiting' });
  expect(world.timers).toEqual([]);
  world.isAlive = true;
  const again = new Set(world.microsip.calls);
  expect(again.size).toBe(1);
  await world.microsip.ring('15405714322');
  expect(world.links.at(-1)).toEqual({ is: 'connected' });
});

test('a call whose end MicroSIP does not tell ends after five minutes of ringing, or with the next one of its number', async () => {
  world.hooks.take({ kind: 'ring', key: await world.hooks.key(), number: NUMBER, pid: PID });
  const first = lastCall();
  world.hooks.take({ kind: 'ring', key: await world.hooks.key(), number: NUMBER, pid: PID });
  expect(world.events.slice(1)).toMatchObject([{ is: 'ended', call: first }, { is: 'incoming' }]);
  world.fire(5 * 60_000);
  expect(kinds()).toEqual(['incoming', 'ended', 'incoming', 'ended']);
});

test('somebody without the key is not heard, and is told of only while the phone itself has told nothing', async () => {
  const forged = { kind: 'ring', key: '0'.repeat(48), number: NUMBER, pid: PID };
  world.hooks.take(forged);
  expect([world.links.at(-1), world.events]).toEqual([{ is: 'lost', why: 'wrong-key' }, []]);
  await world.microsip.ring(NUMBER);
  world.hooks.take({ ...forged, kind: 'end' });
  expect(world.links.at(-1)).toEqual({ is: 'connected' });
  expect(kinds()).toEqual(['incoming']);
});

test('after it was stopped nothing is heard, and no timer is left', async () => {
  await world.microsip.ring(NUMBER);
  world.phone.stop();
  await world.microsip.ring('15405714322');
  expect(kinds()).toEqual(['incoming']);
  expect(world.timers).toEqual([]);
});
