import { z } from 'zod';
import type { RequestName } from '../../preload/contract/index.ts';
import { nothing } from '../ipc/inputs.ts';
import type { Routes } from '../ipc/router.ts';
import { phoneChange } from './phone-settings.ts';
import type { PhoneService } from './phone.service.ts';

const text = z.strictObject({ text: z.enum(['baresip-accounts', 'baresip-config', 'microsip']) });

type PhoneRoutes = Pick<Routes, Extract<RequestName, `phone.${string}`>>;

/** What a window may ask about the phone; none of the answers holds the password. */
export function phoneRoutes(phone: PhoneService): PhoneRoutes {
  return {
    'phone.get': { input: nothing, run: () => phone.get() },
    'phone.change': { input: phoneChange, run: (input) => phone.change(input) },
    'phone.check': { input: nothing, run: () => phone.check() },
    'phone.importFile': { input: nothing, run: () => phone.importFile() },
    'phone.exportFile': { input: nothing, run: () => phone.exportFile() },
    'phone.openInLinphone': { input: nothing, run: () => phone.setUp.openInLinphone() },
    'phone.setUpText': { input: text, run: (input) => phone.setUp.text(input.text) },
    'phone.copySetUpText': { input: text, run: (input) => phone.setUp.copy(input.text) },
    'phone.qrCode': { input: nothing, run: () => phone.setUp.qrCode() },
  };
}
