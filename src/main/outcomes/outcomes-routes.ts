import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { OutcomesService } from './outcomes.service.ts';

const call = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('intent'), intentId: z.ulid() }),
  z.strictObject({ is: z.literal('record'), uuid: z.string().min(1).max(128) }),
]);

export function outcomesRoutes(outcomes: OutcomesService): RoutesOf<'outcomes'> {
  return {
    'outcomes.of': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ call }),
      run: (input) => outcomes.of(input.call),
    },
    // It may put somebody on the do-not-call list, which no page does by itself.
    'outcomes.set': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ call, code: z.string().min(1).max(32) }),
      run: (input) => outcomes.set(input.call, input.code),
    },
    'outcomes.remove': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ call }),
      run: (input) => outcomes.remove(input.call),
    },
    'outcomes.open': { from: 'main', gesture: 'none', input: nothing, run: () => outcomes.open() },
  };
}
