import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { SeatService } from './seat.service.ts';

/** The signed-in agent's own seat. */
export function seatRoutes(seat: SeatService): RoutesOf<'seat'> {
  return {
    'seat.get': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ fresh: z.boolean() }),
      run: (input) => seat.get(input.fresh),
    },
    'seat.revealPassword': { from: 'main', gesture: 'needed', input: nothing, run: () => seat.revealPassword() },
    'seat.copy': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ what: z.enum(['sip', 'password']) }),
      run: (input) => seat.copy(input.what),
    },
  };
}
