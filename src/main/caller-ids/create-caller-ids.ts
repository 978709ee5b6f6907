import { join } from 'node:path';
import { JsonFile } from '../files/json-file.ts';
import type { World } from '../world.ts';
import { CallerIdsService, storedCallerIds, type CallerIdsParts } from './caller-ids.service.ts';

/** The caller IDs with the file of what each agent chose. */
export function createCallerIds(
  { folder, broadcast }: Pick<World, 'folder' | 'broadcast'>,
  parts: Pick<CallerIdsParts, 'scope' | 'session'>,
): CallerIdsService {
  return new CallerIdsService({
    ...parts,
    file: new JsonFile(join(folder, 'caller-id.json'), storedCallerIds),
    now: Date.now,
    announce: (callerId) => broadcast('callerIds.changed', callerId),
  });
}
