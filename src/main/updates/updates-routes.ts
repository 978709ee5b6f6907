import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { UpdatesService } from './updates.service.ts';

/** A window learns that there is a newer version; where to ask, and where the page lies, only main knows. */
export function updatesRoutes(updates: UpdatesService): RoutesOf<'updates'> {
  return {
    'updates.get': { from: 'main', gesture: 'none', input: nothing, run: () => updates.get() },
    'updates.openPage': { from: 'main', gesture: 'needed', input: nothing, run: () => updates.openPage() },
  };
}
