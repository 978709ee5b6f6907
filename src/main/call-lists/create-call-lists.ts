import type { CallRecord } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { CurrentSession } from '../account/session.ts';
import { toCallRecord } from '../calls/call-record.ts';
import type { CallsService } from '../calls/calls.service.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { FollowUpsService } from '../follow-ups/follow-ups.service.ts';
import type { OwnDataServices } from '../own-data/create-own-data.ts';
import { readNumber, type NumberRules } from '../phone-numbers/read-number.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { World } from '../world.ts';
import { CallListsService } from './call-lists.service.ts';
import { ListFiles } from './list-files.ts';
import type { LostCallsParts } from './lost-calls.ts';

export interface CallListsSurroundings {
  session: CurrentSession;
  own: Pick<OwnDataServices, 'listTable' | 'doNotCall'>;
  followUps: FollowUpsService;
  calls: CallsService;
  /** Made later: it asks this service before each call of a list. */
  dialer: () => DialerService;
  settings: SettingsService;
  /** By which numbers are read. */
  rules: () => Partial<NumberRules>;
  recordAccess: RecordAccess;
}

export interface CallListsServices {
  callLists: CallListsService;
  listFiles: ListFiles;
}

export function createCallLists(
  { broadcast, files }: Pick<World, 'broadcast' | 'files'>,
  { session, own, followUps, calls, dialer, settings, rules, recordAccess }: CallListsSurroundings,
): CallListsServices {
  const findCall: LostCallsParts['findCall'] = async (call): Promise<CallRecord | undefined> => {
    const wire = await calls.findOwn({ agentId: session().agentId, ...call });
    return wire && toCallRecord(wire, settings.get().settings.timesWithoutOffset);
  };
  const callLists = new CallListsService({
    table: own.listTable,
    doNotCall: own.doNotCall,
    followUps: () => followUps.list(),
    read: (text) => readNumber(text, rules()),
    intentState: (intentId) => dialer().intentState(intentId),
    findCall,
    announce: () => broadcast('callLists.changed', null),
    now: () => Date.now(),
  });
  const listFiles = new ListFiles({
    table: own.listTable,
    files,
    language: () => settings.get().appearance.language,
    recordAccess,
  });
  return { callLists, listFiles };
}
