import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { AccessLog } from './access-log.service.ts';

/** The log of what was done with personal data and protections on this computer. */
export function accessLogRoutes(log: AccessLog): RoutesOf<'accessLog'> {
  return {
    'accessLog.get': { from: 'main', gesture: 'none', input: nothing, run: () => log.state() },
    'accessLog.exportFile': { from: 'main', gesture: 'needed', input: nothing, run: () => log.exportFile() },
  };
}
