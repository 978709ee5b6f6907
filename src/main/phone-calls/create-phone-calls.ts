import { join } from 'node:path';
import { ulid } from 'ulid';
import type { CallerFacts, KnownCustomer } from '../../preload/contract/index.ts';
import type { AccountService } from '../account/account.service.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import { after, every } from '../async/timers.ts';
import type { CallsService } from '../calls/calls.service.ts';
import { oneLine } from '../call-api/plain-text.ts';
import type { ContactNames } from '../contacts/contact-names.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { Intent } from '../dialer/intent.ts';
import type { FollowUpsService } from '../follow-ups/follow-ups.service.ts';
import { JsonFile } from '../files/json-file.ts';
import { numberKey } from '../phone-numbers/number-key.ts';
import { maskNumber } from '../log/mask-number.ts';
import type { PhoneService } from '../phone/phone.service.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { World } from '../world.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { BaresipPhone } from './baresip/baresip-phone.ts';
import type { AskedCall } from './account-groups.ts';
import { CallAccounts } from './call-accounts.ts';
import { HeardCalls } from './heard-calls.ts';
import { storedSightings } from './own-leg.ts';
import { MicrosipPhone } from './microsip.ts';
import { PhoneCallsService } from './phone-calls.service.ts';
import type { Phone } from './phone-port.ts';
import { isAlive, microsipOf, startProgram } from './running-program.ts';

const LONGEST_NOTE = 120;

export interface PhoneCallsWorld {
  scope: AgentScope;
  account: AccountService;
  phone: PhoneService;
  calls: CallsService;
  dialer: () => DialerService;
  settings: SettingsService;
  contactNames: ContactNames;
  ownData: OwnData;
  followUps: Pick<FollowUpsService, 'list'>;
}

export interface PhoneCallsServices {
  phoneCalls: PhoneCallsService;
  heardCalls: HeardCalls;
  callAccounts: CallAccounts;
}

/** The calls of the phone that the settings name, or of the demo's own. */
export function createPhoneCalls(
  world: World,
  { scope, account, phone, calls, dialer, settings, contactNames, ownData, followUps }: PhoneCallsWorld,
): PhoneCallsServices {
  const phoneNow = (): { key: string; create: () => Phone | undefined } => {
    const who = account.who();
    if (who === 'demo') return { key: 'demo', create: () => account.demo()?.phone?.() };
    const { eventsFrom, controlPort: port } = phone.get().settings;
    if (who === 'nobody' || eventsFrom === 'none') return { key: '', create: () => undefined };
    const { hooks } = phone;
    if (eventsFrom === 'microsip')
      return {
        key: eventsFrom,
        create: () => new MicrosipPhone({ hooks, programOf: microsipOf, run: startProgram, isAlive, after }),
      };
    return { key: `${eventsFrom} ${port}`, create: () => new BaresipPhone({ port }) };
  };
  const heardCalls = new HeardCalls({
    data: ownData,
    now: Date.now,
    keepsDays: () => settings.get().settings.keepsCallsDays,
    every,
    changed: () => void calls.heardChanged().catch(() => undefined),
  });
  const phoneCalls = new PhoneCallsService({
    scope,
    phone: phoneNow,
    settings: () => phone.get().settings,
    dialer: () => dialer().state(),
    shown: (number) => (settings.get().settings.areNumbersMasked ? maskNumber(number) : number),
    contactOf: (number) => contactNames.titleOf(number),
    facts: async (number) => ({
      ...factsOf(await calls.queries.customer(number)),
      ...promiseTo(number, followUps),
    }),
    sightings: new JsonFile(join(world.folder, 'own-legs.json'), storedSightings),
    mayKeep: () => account.who() === 'agent',
    newId: ulid,
    now: Date.now,
    after,
    announce: (state) => world.broadcast('phoneCalls.changed', state),
    heard: heardCalls,
    registered: (isRegistered) => phone.saysItself(isRegistered),
    onMissed: () => calls.ownCall(),
  });
  const callAccounts = new CallAccounts({
    heard: heardCalls,
    call: (uuid) => calls.queries.get(uuid),
    stored: (period) => calls.queries.callsBetween(period),
    history: () => calls.history(),
    asked: ({ from, to }) =>
      dialer()
        .placedSince(from)
        .filter(({ startedAt }) => startedAt < to)
        .map(askedOf),
    now: Date.now,
  });
  return { phoneCalls, heardCalls, callAccounts };
}

function askedOf({ id, callee, startedAt, state, uuid }: Intent): AskedCall {
  const isPlaced = state === 'accepted' || state === 'seen';
  return { intentId: id, callee, at: startedAt, isPlaced, ...(uuid !== undefined && { uuid }) };
}

/** A card without it is still a card: the list says why the file cannot be read. */
function promiseTo(number: string, followUps: Pick<FollowUpsService, 'list'>): Pick<CallerFacts, 'followUp'> {
  const customer = numberKey(number);
  try {
    const open = followUps.list().find((one) => numberKey(one.customerNumber) === customer);
    return open ? { followUp: { dueAt: open.dueAt, note: oneLine(open.note, LONGEST_NOTE) } } : {};
  } catch {
    return {};
  }
}

function factsOf({ count, last, note }: KnownCustomer): CallerFacts {
  const text = oneLine(note.text, LONGEST_NOTE);
  return {
    ...(last && {
      count,
      last: {
        direction: last.direction,
        state: last.state,
        stateText: last.stateText,
        ...(last.startedAt !== undefined && { startedAt: last.startedAt }),
      },
    }),
    ...(last?.customerRegion !== undefined && { region: last.customerRegion }),
    ...(text !== '' && { note: text }),
  };
}
