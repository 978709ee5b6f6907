import { z } from 'zod';
import type {
  AppInfo,
  FoundNumber,
  NumberReading,
  ShortcutState,
  ShortcutTrial,
} from '../../preload/contract/index.ts';
import type { AccountService } from '../account/account.service.ts';
import type { CallsService } from '../calls/calls.service.ts';
import type { RecordingsService } from '../calls/recordings/recordings.service.ts';
import type { SavingService } from '../calls/saving.service.ts';
import { REFERENCE_LENGTH } from '../calls/user-data.ts';
import { diagnosticsRoutes } from '../diagnostics/diagnostics-routes.ts';
import type { DiagnosticsService } from '../diagnostics/diagnostics.service.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { CallerIdsService } from '../caller-ids/caller-ids.service.ts';
import type { SeatService } from '../seat/seat.service.ts';
import type { PhoneService } from '../phone/phone.service.ts';
import { phoneRoutes } from '../phone/phone-routes.ts';
import { settingsChange } from '../settings/settings-shape.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { SupervisorService } from '../supervisor/supervisor.service.ts';
import { supervisorRoutes } from '../supervisor/supervisor-routes.ts';
import type { WorkService } from '../work/work.service.ts';
import {
  accelerator,
  agentId,
  callerId,
  confirmed,
  filter,
  host,
  looseText,
  noteTarget,
  nothing,
  numberText,
  ownNote,
  period,
  place,
  token,
  uuid,
  workId,
} from './inputs.ts';
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
  shortcut(): ShortcutState;
  tryShortcut(accelerator: string): ShortcutTrial;
  testShortcut(): ShortcutState;
  /** Throws `disk`. */
  openLogFolder(): Promise<void>;
}

export interface Services {
  account: AccountService;
  calls: CallsService;
  recordings: RecordingsService;
  saving: SavingService;
  work: WorkService;
  dialer: DialerService;
  /** With the home region, where one of the agent's own records has told it. */
  readNumber: (text: string, isPasted: boolean) => Promise<NumberReading>;
  findNumbers: (text: string) => FoundNumber[];
  callerIds: CallerIdsService;
  seat: SeatService;
  phone: PhoneService;
  supervisor: SupervisorService;
  diagnostics: DiagnosticsService;
  settings: SettingsService;
  shell: Shell;
}

/** The complete list of what a window may ask. None of it says which agent is asking: main knows (R11). */
export function createRoutes(services: Services): Routes {
  const { account, calls, saving, work, dialer, readNumber, findNumbers, callerIds, seat, shell } = services;
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

    'callerIds.list': { input: z.strictObject({ fresh: z.boolean() }), run: (input) => callerIds.list(input.fresh) },
    'callerIds.chosen': { input: nothing, run: () => callerIds.chosen() },
    'callerIds.choose': { input: callerId, run: (input) => callerIds.choose(input) },

    'dialer.read': {
      input: z.strictObject({ text: numberText, isPasted: z.boolean().exactOptional() }),
      run: (input) => readNumber(input.text, input.isPasted ?? false),
    },
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

    'calls.first': { input: z.strictObject({ filter }), run: (input) => calls.first(input.filter) },
    'calls.outline': {
      input: z.strictObject({ filter, anchor: uuid.exactOptional() }),
      run: (input) => calls.outline(input.filter, input.anchor),
    },
    'calls.rows': {
      input: z.strictObject({ outline: place, from: place, count: z.number().int().min(1).max(100) }),
      run: (input) => calls.rows(input.outline, input.from, input.count),
    },
    'calls.get': { input: z.strictObject({ uuid }), run: (input) => calls.get(input.uuid) },
    'calls.recentNumbers': { input: nothing, run: () => calls.recentNumbers() },
    'calls.customer': {
      input: z.strictObject({ number: z.string().max(64) }),
      run: (input) => calls.customer(input.number),
    },
    'calls.choices': { input: nothing, run: () => calls.choices() },
    'calls.notes': { input: z.strictObject({ uuid }), run: (input) => calls.notes(input.uuid) },
    'calls.saveNote': {
      input: z.strictObject({ target: noteTarget, note: ownNote }),
      run: (input) => calls.saveNote(input.target, input.note),
    },
    'calls.missed': { input: nothing, run: () => calls.missed() },
    'calls.settleMissed': {
      input: z.strictObject({ number: z.string().max(64), isSettled: z.boolean() }),
      run: (input) => calls.settleMissed(input.number, input.isSettled),
    },
    'calls.history': { input: nothing, run: () => calls.history() },
    'calls.sync': { input: nothing, run: () => calls.sync() },
    'calls.cancelSync': { input: nothing, run: () => calls.cancelSync() },
    'calls.statistics': { input: period, run: (input) => calls.statistics(input) },
    'calls.recording': { input: z.strictObject({ uuid }), run: (input) => saving.play(input.uuid) },
    'calls.saveRecording': { input: z.strictObject({ uuid }), run: (input) => saving.saveRecording(input.uuid) },
    'calls.saveRecordings': {
      input: z.strictObject({ filter }),
      run: (input) => saving.saveRecordings(input.filter),
    },
    'calls.export': {
      input: z.strictObject({ filter, areNumbersMasked: z.boolean(), format: z.enum(['csv', 'xlsx']).optional() }),
      run: (input) => saving.exportCalls(input.filter, input.areNumbersMasked, input.format),
    },

    'work.list': { input: nothing, run: () => work.list() },
    'work.cancel': { input: workId, run: (input) => work.cancel(input.id) },
    'work.dismiss': { input: workId, run: (input) => work.dismiss(input.id) },
    'work.show': { input: workId, run: (input) => (work.show(input.id), null) },

    ...phoneRoutes(services.phone),
    ...supervisorRoutes(services.supervisor),
    ...diagnosticsRoutes(services.diagnostics),

    'settings.get': { input: nothing, run: () => services.settings.get() },
    'settings.change': { input: settingsChange, run: (input) => services.settings.change(input) },
    'settings.exportFile': { input: nothing, run: () => services.settings.exportFile() },
    'settings.importFile': { input: nothing, run: () => services.settings.importFile() },

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
    'app.shortcut': { input: nothing, run: () => shell.shortcut() },
    'app.tryShortcut': {
      input: z.strictObject({ accelerator }),
      run: (input) => shell.tryShortcut(input.accelerator),
    },
    'app.testShortcut': { input: nothing, run: () => shell.testShortcut() },
    'app.openLogFolder': { input: nothing, run: async () => (await shell.openLogFolder(), null) },
  };
}
