import { afterEach, expect, test, vi } from 'vitest';
import type { PhoneLink } from '../../../../../src/preload/contract/index.ts';
import type { PeerOwner } from '../../../../../src/main/network/loopback-peer.ts';
import { BaresipPhone } from '../../../../../src/main/phone-calls/baresip/baresip-phone.ts';
import type { PhoneEvent } from '../../../../../src/main/phone-calls/phone-port.ts';
import { startFakeBaresip, type FakeBaresip } from '../../../../support/fake-baresip.ts';
import { faultOf } from '../../../../support/fault-of.ts';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function listenTo(
  baresip: FakeBaresip,
  ownerOf: () => Promise<PeerOwner> = () => Promise.resolve('same-user'),
): { phone: BaresipPhone; events: PhoneEvent[]; links: PhoneLink[] } {
  const phone = new BaresipPhone({ port: baresip.port, ownerOf });
  const [events, links]: [PhoneEvent[], PhoneLink[]] = [[], []];
  open.push(
    () => phone.stop(),
    () => baresip.close(),
  );
  phone.start({ event: (event) => void events.push(event), link: (link) => void links.push(link) });
  return { phone, events, links };
}

async function connected(): Promise<ReturnType<typeof listenTo> & { baresip: FakeBaresip }> {
  const baresip = await startFakeBaresip();
  const heard = listenTo(baresip);
  await vi.waitFor(() => expect(heard.links.at(-1)).toEqual({ is: 'connected' }));
  return { ...heard, baresip };
}

test('a call that comes in is told with its number and name, and its end', async () => {
  const { baresip, events } = await connected();
  const call = baresip.ring('sip:+8613800138000@127.0.0.1', 'Zhang\u202eSan');
  baresip.hangUp(call);
  await vi.waitFor(() => expect(events).toHaveLength(3));
  expect(events).toEqual([
    { is: 'registration', isRegistered: true },
    { is: 'incoming', call, number: '+8613800138000', name: 'ZhangSan' },
    { is: 'ended', call },
  ]);
});

test('answering, muting, holding, pressing digits and hanging up reach the call that is meant', async () => {
  const { baresip, phone, events } = await connected();
  const call = baresip.ring('sip:13800138000@x');
  await vi.waitFor(() => expect(events.some(({ is }) => is === 'incoming')).toBe(true));
  await phone.act({ is: 'answer', call });
  await phone.act({ is: 'mute', call, isOn: true });
  await phone.act({ is: 'hold', call, isOn: true });
  await phone.act({ is: 'hold', call, isOn: false });
  await phone.act({ is: 'dtmf', call, digits: '12#' });
  await phone.act({ is: 'hangUp', call });
  expect(baresip.commands.filter((command) => !command.startsWith('callfind'))).toEqual([
    'reginfo',
    'accept',
    'mute',
    'hold',
    'resume',
    'sndcode 12#',
    'hangup',
  ]);
  expect(new Set(baresip.commands.filter((command) => command.startsWith('callfind')))).toEqual(
    new Set([`callfind ${call}`]),
  );
});

test('muting ends up muted although baresip only knows the other way round', async () => {
  const { baresip, phone } = await connected();
  const call = baresip.ring('sip:13800138000@x');
  await phone.act({ is: 'mute', call, isOn: true });
  await phone.act({ is: 'mute', call, isOn: true });
  // Muted by the second, unmuted, muted again.
  expect(baresip.commands.filter((command) => command === 'mute')).toHaveLength(3);
});

test('a command for a call that is over touches no other call', async () => {
  const { baresip, phone } = await connected();
  const gone = baresip.ring('sip:13800138000@x');
  baresip.ring('sip:13900139000@x');
  baresip.hangUp(gone);
  for (const is of ['answer', 'decline', 'hangUp'] as const)
    expect((await faultOf(phone.act({ is, call: gone }))).code).toBe('phone-refused');
  expect((await faultOf(phone.act({ is: 'answer', call: 'x accept' }))).code).toBe('phone-refused');
  expect(baresip.commands.filter((command) => command === 'accept' || command === 'hangup')).toEqual([]);
});

test.each(['another-user', 'unknown'] as const)('a program of %s is not heard', async (owner) => {
  const baresip = await startFakeBaresip();
  const { events, links } = listenTo(baresip, () => {
    baresip.ring('sip:13800138000@x');
    return Promise.resolve(owner);
  });
  await vi.waitFor(() => expect(links.at(-1)).toEqual({ is: 'lost', why: 'not-ours' }));
  baresip.ring('sip:13800138000@x');
  expect(events).toEqual([]);
});

test.each([
  ['bytes that are no netstring', (baresip: FakeBaresip) => baresip.send('hello')],
  ['a text that is longer than any of baresip’s', (baresip: FakeBaresip) => baresip.send('99999:')],
  ['JSON of another shape', (baresip: FakeBaresip) => baresip.send('9:{"a":"b"},')],
  [
    'more events than a phone has',
    (baresip: FakeBaresip) => {
      for (let i = 0; i < 500; i++) baresip.tell({ type: 'CALL_RTCP', class: 'call', id: 'x' });
    },
  ],
])('%s end the connection', async (_name, act) => {
  const { baresip, links } = await connected();
  act(baresip);
  await vi.waitFor(() => expect(links.at(-1)).toEqual({ is: 'lost', why: 'garbage' }));
});

test('a phone that has gone is connected to again by itself', async () => {
  const { baresip, links } = await connected();
  baresip.drop();
  await vi.waitFor(() => expect(links.map(({ is }) => is)).toContain('lost'));
  await vi.waitFor(() => expect(links.at(-1)).toEqual({ is: 'connected' }), { timeout: 10_000 });
  expect(baresip.connections()).toBe(2);
});

test('a phone that is stopped is neither heard nor connected to any more', async () => {
  const { baresip, phone, events } = await connected();
  phone.stop();
  baresip.ring('sip:13800138000@x');
  expect((await faultOf(phone.act({ is: 'answer', call: 'call1' }))).code).toBe('phone-refused');
  expect(events.map(({ is }) => is)).toEqual(['registration']);
});
