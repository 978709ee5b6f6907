import { z } from 'zod';
import { numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { DoNotCallService } from './do-not-call.service.ts';

const time = z.number().int().min(0).max(Date.UTC(9999, 0));

export function doNotCallRoutes(doNotCall: DoNotCallService): RoutesOf<'doNotCall'> {
  return {
    'doNotCall.list': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({
        search: numberText,
        from: z.number().int().min(0).max(10_000_000),
        count: z.number().int().min(1).max(200),
      }),
      run: ({ search, from, count }) => doNotCall.list(search, from, count),
    },
    // What protects customers from calls is neither lifted nor given an end by a page that was taken over.
    'doNotCall.add': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({
        number: numberText.min(1),
        reason: z.string().max(500),
        expiresAt: time.exactOptional(),
      }),
      run: (input) => doNotCall.add({ ...input, source: 'agent' }),
    },
    'doNotCall.remove': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ number: numberText.min(1) }),
      run: ({ number }) => doNotCall.remove(number),
    },
  };
}
