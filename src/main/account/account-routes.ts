import { z } from 'zod';
import { agentId, nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { AccountService } from './account.service.ts';

const host = z.string().max(512);
const token = z.string().max(8192);

/** Signing in and out. No request says which agent is asking: main knows. */
export function accountRoutes(account: AccountService): RoutesOf<'account'> {
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
  };
}
