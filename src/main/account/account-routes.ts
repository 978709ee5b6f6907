import { z } from 'zod';
import { agentId, nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { AccountService } from './account.service.ts';

const host = z.string().max(512);
const token = z.string().max(8192);

/** Signing in and out. No request says which agent is asking: main knows. */
export function accountRoutes(account: AccountService): RoutesOf<'account'> {
  return {
    'account.get': { from: 'both', gesture: 'none', input: nothing, run: () => account.get() },
    'account.testHost': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ host }),
      run: (input) => account.testHost(input.host),
    },
    'account.testToken': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ host, token }),
      run: (input) => account.testToken(input.host, input.token),
    },
    'account.signIn': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ host, token, agentId }),
      run: (input) => account.signIn(input.host, input.token, input.agentId),
    },
    'account.probeToken': { from: 'main', gesture: 'none', input: nothing, run: () => account.probeToken() },
    'account.replaceToken': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ token }),
      run: (input) => account.replaceToken(input.token),
    },
    'account.tryKeychain': { from: 'main', gesture: 'none', input: nothing, run: () => account.tryKeychain() },
    'account.signOut': { from: 'main', gesture: 'needed', input: nothing, run: () => account.signOut() },
    'account.enterDemo': { from: 'main', gesture: 'needed', input: nothing, run: () => account.enterDemo() },
  };
}
