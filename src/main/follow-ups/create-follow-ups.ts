import type { RecordAccess } from '../access-log/access-event.ts';
import type { CallsService } from '../calls/calls.service.ts';
import type { OwnData } from '../own-data/own-data.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { World } from '../world.ts';
import { FollowUpsService } from './follow-ups.service.ts';

export interface FollowUpsSurroundings {
  ownData: OwnData;
  calls: CallsService;
  settings: SettingsService;
  recordAccess: RecordAccess;
}

export function createFollowUps(
  { broadcast, files, notify }: Pick<World, 'broadcast' | 'files' | 'notify'>,
  { ownData, calls, settings, recordAccess }: FollowUpsSurroundings,
): FollowUpsService {
  return new FollowUpsService({
    ownData,
    talksWith: (customer, from) => calls.queries.first({ customer, from, outcome: 'talked' }),
    files,
    settings: () => settings.get(),
    recordAccess,
    announce: (open) => broadcast('followUps.changed', open),
    notify: (due) => notify.followUps(due),
    now: () => Date.now(),
  });
}
