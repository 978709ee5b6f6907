import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { CallAccounts } from './call-accounts.ts';
import type { PhoneCallsService } from './phone-calls.service.ts';

const id = z.string().min(1).max(64);
const one = z.strictObject({ id });
const onOff = z.strictObject({ id, isOn: z.boolean() });
const digits = z.strictObject({ id, digits: z.string().regex(/^[\d*#]{1,32}$/) });

/** What a window may ask of the phone's calls. There is no request here that begins a call. */
export function phoneCallsRoutes(calls: PhoneCallsService, accounts: CallAccounts): RoutesOf<'phoneCalls'> {
  return {
    'phoneCalls.get': { from: 'all', gesture: 'none', input: nothing, run: () => calls.get() },
    'phoneCalls.answer': { from: 'all', gesture: 'needed', input: one, run: (input) => calls.answer(input.id) },
    'phoneCalls.decline': { from: 'all', gesture: 'needed', input: one, run: (input) => calls.decline(input.id) },
    'phoneCalls.hangUp': { from: 'all', gesture: 'needed', input: one, run: (input) => calls.hangUp(input.id) },
    'phoneCalls.mute': {
      from: 'all',
      gesture: 'needed',
      input: onOff,
      run: (input) => calls.mute(input.id, input.isOn),
    },
    'phoneCalls.hold': {
      from: 'all',
      gesture: 'needed',
      input: onOff,
      run: (input) => calls.hold(input.id, input.isOn),
    },
    'phoneCalls.dtmf': {
      from: 'main',
      gesture: 'needed',
      input: digits,
      run: (input) => calls.dtmf(input.id, input.digits),
    },
    'phoneCalls.contradictions': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ uuid: z.string().min(1).max(128) }),
      run: (input) => accounts.of(input.uuid),
    },
    'phoneCalls.dismiss': { from: 'all', gesture: 'needed', input: one, run: (input) => calls.dismiss(input.id) },
  };
}
