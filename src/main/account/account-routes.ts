import { z } from 'zod';
import { agentId, nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { AccountService } from './account.service.ts';
import type { Entrance } from './entrance.ts';

const host = z.string().max(512);
const token = z.string().max(8192);

/** Signing in and out. No request says which agent is asking: main knows. */
export function accountRoutes(account: AccountService, entrance: Entrance): RoutesOf<'account'> {
  return {
    'account.get': { from: 'both', gesture: 'none', input: nothing, run: () => account.get() },
    'account.testHost': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ host }),
      run: (input, { hasTyped }) => entrance.testHost(input.host, hasTyped),
    },
    'account.testToken': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ host, token }),
      run: (input, { hasTyped }) => entrance.testToken(input.host, input.token, hasTyped),
    },
    'account.signIn': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ host, token, agentId }),
      run: (input, { hasTyped }) => entrance.signIn(input.host, input.token, input.agentId, hasTyped),
    },
    'account.probeToken': { from: 'main', gesture: 'none', input: nothing, run: () => account.probeToken() },
    'account.replaceToken': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ token }),
      run: (input) => account.replaceToken(input.token),
    },
    'account.tryKeychain': { from: 'main', gesture: 'none', input: nothing, run: () => account.tryKeychain() },
    'account.signOut': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ keepsOwnData: z.boolean() }).optional(),
      run: (input) => entrance.signOut(input?.keepsOwnData),
    },
    'account.enterDemo': { from: 'main', gesture: 'needed', input: nothing, run: () => entrance.enterDemo() },
  };
}
