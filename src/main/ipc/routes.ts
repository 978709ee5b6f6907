import { z } from 'zod';
import type { AppInfo, FoundNumber, NumberReading } from '../../preload/contract/index.ts';
import type { AccountService } from '../account/account.service.ts';
import type { CallsService } from '../calls/calls.service.ts';
import type { RecordingsService } from '../calls/recordings.service.ts';
import { REFERENCE_LENGTH } from '../calls/user-data.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { NumbersService } from '../numbers/numbers.service.ts';
import type { SeatService } from '../seat/seat.service.ts';
import { settingsChange } from '../settings/settings-shape.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { Routes } from './router.ts';

/** What the windows can ask the desktop for. */
export interface Shell {
  info(): AppInfo;
  openMain(text: string | undefined): void;
  openQuickDial(): void;
  hideQuickDial(): void;
  copyText(text: string): Promise<void>;
  /** What is on the clipboard; only on the agent's explicit command. */
  pasteText(): Promise<string>;
}

export interface Services {
  account: AccountService;
  calls: CallsService;
  recordings: RecordingsService;
  dialer: DialerService;
  readNumber: (text: string) => NumberReading;
  findNumbers: (text: string) => FoundNumber[];
  numbers: NumbersService;
  seat: SeatService;
  settings: SettingsService;
  shell: Shell;
}

const nothing = z.undefined();
const host = z.string().max(512);
const token = z.string().max(8192);
const agentId = z.string().regex(/^\d{1,19}$/);
const numberText = z.string().max(256);
const uuid = z.string().min(1).max(128);
const callerId = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('automatic') }),
  z.strictObject({ is: z.literal('number'), number: z.string().min(1).max(32) }),
]);
const states = z.enum([
  'agent-missed',
  'customer-missed',
  'answered',
  'ivr',
  'queue-abandoned',
  'ring-missed',
  'other',
]);
const time = z.number().int().min(0).max(Date.UTC(9999, 0)); // RFC 3339 ends with the year 9999
const filter = z.strictObject({
  from: time.exactOptional(),
  to: time.exactOptional(),
  direction: z.enum(['outbound', 'inbound']).exactOptional(),
  states: z.array(states).max(7).exactOptional(),
  trunkNumber: z.string().max(32).exactOptional(),
  numberPart: z
    .string()
    .regex(/^\d{1,20}$/)
    .exactOptional(),
});
const confirmed = z.array(z.enum(['repeat', 'same-customer', 'quiet-hours'])).max(3);
const looseText = z.string().max(100_000);

/** The complete list of what a window may ask. None of it says which agent is asking: main knows (R11). */
export function createRoutes(services: Services): Routes {
  const { account, calls, recordings, dialer, readNumber, findNumbers, numbers, seat, shell } = services;
  return {
    'account.get': { input: nothing, run: () => account.get() },
    'account.testHost': { input: z.strictObject({ host }), run: (input) => account.testHost(input.host) },
    'account.testToken': {
      input: z.strictObject({ host, token }),
      run: (input) => account.testToken(input.host, input.token),
    },
    'account.signIn': {
      input: z.strictObject({ host, token, agentId }),
      run: (input) => account.signIn(input.host, input.token, input.agentId),
    },
    'account.probeToken': { input: nothing, run: () => account.probeToken() },
    'account.replaceToken': {
      input: z.strictObject({ token }),
      run: (input) => account.replaceToken(input.token),
    },
    'account.tryKeychain': { input: nothing, run: () => account.tryKeychain() },
    'account.signOut': { input: nothing, run: () => account.signOut() },
    'account.enterDemo': { input: nothing, run: () => account.enterDemo() },

    'seat.get': { input: z.strictObject({ fresh: z.boolean() }), run: (input) => seat.get(input.fresh) },
    'seat.revealPassword': { input: nothing, run: () => seat.revealPassword() },
    'seat.copy': {
      input: z.strictObject({ what: z.enum(['sip', 'password']) }),
      run: (input) => seat.copy(input.what),
    },

    'numbers.list': { input: z.strictObject({ fresh: z.boolean() }), run: (input) => numbers.list(input.fresh) },
    'numbers.callerId': { input: nothing, run: () => numbers.callerId() },
    'numbers.chooseCallerId': { input: callerId, run: (input) => numbers.chooseCallerId(input) },

    'dialer.read': { input: z.strictObject({ text: numberText }), run: (input) => readNumber(input.text) },
    'dialer.dial': {
      input: z.strictObject({
        text: numberText,
        callerId,
        reference: z.string().max(REFERENCE_LENGTH),
        confirmed,
      }),
      run: (input) => dialer.dial(input),
    },
    'dialer.state': { input: nothing, run: () => dialer.state() },
    'dialer.dismiss': { input: nothing, run: () => dialer.dismiss() },
    'dialer.unresolved': { input: nothing, run: () => dialer.unresolved() },
    'dialer.dismissUnresolved': {
      input: z.strictObject({ intentId: z.ulid() }),
      run: (input) => dialer.dismissUnresolved(input.intentId),
    },
    'dialer.numbersInClipboard': { input: nothing, run: async () => findNumbers(await shell.pasteText()) },
    'dialer.numbersInText': { input: z.strictObject({ text: looseText }), run: (input) => findNumbers(input.text) },
    'dialer.renewJournal': { input: nothing, run: () => (dialer.renewJournal(), null) },
    'dialer.limits': { input: nothing, run: () => ({ referenceLength: REFERENCE_LENGTH }) },

    'calls.list': {
      input: z.strictObject({ filter, cursor: z.string().max(256).exactOptional() }),
      run: (input) => calls.list(input.filter, input.cursor),
    },
    'calls.get': { input: z.strictObject({ uuid }), run: (input) => calls.get(input.uuid) },
    'calls.recentNumbers': { input: nothing, run: () => calls.recentNumbers() },
    'calls.recording': {
      input: z.strictObject({ uuid }),
      run: async (input) => {
        await recordings.check(input.uuid);
        return { url: `/recordings/${encodeURIComponent(input.uuid)}` };
      },
    },

    'settings.get': { input: nothing, run: () => services.settings.get() },
    'settings.change': { input: settingsChange, run: (input) => services.settings.change(input) },

    'app.info': { input: nothing, run: () => shell.info() },
    'app.openMain': {
      input: z.strictObject({ text: numberText.exactOptional() }),
      run: (input) => (shell.openMain(input.text), null),
    },
    'app.openQuickDial': { input: nothing, run: () => (shell.openQuickDial(), null) },
    'app.hideQuickDial': { input: nothing, run: () => (shell.hideQuickDial(), null) },
    'app.copyText': {
      input: z.strictObject({ text: numberText }),
      run: async (input) => (await shell.copyText(input.text), null),
    },
  };
}
