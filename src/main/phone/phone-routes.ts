import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import { phoneChange } from './phone-settings.ts';
import type { PhoneService } from './phone.service.ts';

const text = z.strictObject({ text: z.enum(['baresip-accounts', 'baresip-config', 'microsip']) });

/** What a window may ask about the phone; none of the answers holds the password. */
export function phoneRoutes(phone: PhoneService): RoutesOf<'phone'> {
  return {
    'phone.get': { from: 'both', gesture: 'none', input: nothing, run: () => phone.get() },
    'phone.change': { from: 'main', gesture: 'none', input: phoneChange, run: (input) => phone.change(input) },
    'phone.check': { from: 'both', gesture: 'none', input: nothing, run: () => phone.check() },
    'phone.importFile': { from: 'main', gesture: 'needed', input: nothing, run: () => phone.importFile() },
    'phone.exportFile': { from: 'main', gesture: 'needed', input: nothing, run: () => phone.exportFile() },
    'phone.openInLinphone': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: () => phone.setUp.openInLinphone(),
    },
    'phone.setUpText': { from: 'main', gesture: 'none', input: text, run: (input) => phone.setUp.text(input.text) },
    'phone.copySetUpText': {
      from: 'main',
      gesture: 'needed',
      input: text,
      run: (input) => phone.setUp.copy(input.text),
    },
    'phone.qrCode': { from: 'main', gesture: 'none', input: nothing, run: () => phone.setUp.qrCode() },
  };
}
