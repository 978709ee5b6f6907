import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { WorkService } from './work.service.ts';

const workId = z.strictObject({ id: z.ulid() });

/** Long work in the background. */
export function workRoutes(work: WorkService): RoutesOf<'work'> {
  return {
    'work.list': { from: 'main', gesture: 'none', input: nothing, run: () => work.list() },
    'work.cancel': { from: 'main', gesture: 'none', input: workId, run: (input) => work.cancel(input.id) },
    'work.dismiss': { from: 'main', gesture: 'none', input: workId, run: (input) => work.dismiss(input.id) },
    'work.show': { from: 'main', gesture: 'none', input: workId, run: (input) => (work.show(input.id), null) },
  };
}
