import type { World } from '../world.ts';
import { SeatService, type SeatParts } from './seat.service.ts';

/** The seat with the system's clipboard. */
export function createSeat(
  { clipboard }: Pick<World, 'clipboard'>,
  parts: Pick<SeatParts, 'scope' | 'session' | 'settings' | 'recordAccess'>,
): SeatService {
  return new SeatService({
    ...parts,
    now: Date.now,
    copyText: (text) => clipboard.copyText(text),
    copySecret: (secret, clearsInMs) => clipboard.copySecret(secret, clearsInMs),
    clearSecret: () => clipboard.clearSecret(),
  });
}
