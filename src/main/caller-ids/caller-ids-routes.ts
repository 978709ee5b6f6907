import { z } from 'zod';
import { callerId, nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { CallerIdsService } from './caller-ids.service.ts';

/** The outbound numbers, and the one that customers see. */
export function callerIdsRoutes(callerIds: CallerIdsService): RoutesOf<'callerIds'> {
  return {
    'callerIds.list': {
      from: 'both',
      gesture: 'none',
      input: z.strictObject({ fresh: z.boolean() }),
      run: (input) => callerIds.list(input.fresh),
    },
    'callerIds.chosen': { from: 'both', gesture: 'none', input: nothing, run: () => callerIds.chosen() },
    'callerIds.choose': { from: 'both', gesture: 'none', input: callerId, run: (input) => callerIds.choose(input) },
  };
}
