import { CallNotesService } from '../call-notes/call-notes.service.ts';
import type { CallsService } from '../calls/calls.service.ts';
import { OwnCallLinks } from '../calls/own-call-links.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { CurrentSession } from '../account/session.ts';
import type { OwnDataServices } from '../own-data/create-own-data.ts';
import type { SettingsService } from '../settings/settings.service.ts';
import type { World } from '../world.ts';
import { OutcomesService } from './outcomes.service.ts';

export interface OutcomesSurroundings {
  own: Pick<OwnDataServices, 'ownData' | 'doNotCall'>;
  session: CurrentSession;
  settings: SettingsService;
  calls: CallsService;
  dialer: DialerService;
}

/** What the agent says of calls: what they came to, and what was written meanwhile. */
export interface SaidOfCalls {
  outcomes: OutcomesService;
  callNotes: CallNotesService;
}

export function createOutcomes(
  { broadcast }: Pick<World, 'broadcast'>,
  { own, session, settings, calls, dialer }: OutcomesSurroundings,
): SaidOfCalls {
  const links = new OwnCallLinks({
    placedSince: (startedAt) =>
      dialer.placedSince(startedAt).map(({ id, callee, startedAt: at, uuid }) => ({
        intentId: id,
        callee,
        startedAt: at,
        ...(uuid !== undefined && { uuid }),
      })),
    brief: (period) => calls.queries.brief(period),
  });
  const { ownData, doNotCall } = own;
  const outcomes = new OutcomesService({
    ownData,
    session,
    settings: () => settings.get(),
    doNotCall,
    dialer,
    links,
    call: (uuid) => calls.known(uuid),
    announce: (change) => broadcast('outcomes.changed', change),
    announceOpen: (open) => broadcast('outcomes.openChanged', open),
    now: () => Date.now(),
  });
  const callNotes = new CallNotesService({
    ownData,
    session,
    placedSince: (startedAt) => dialer.placedSince(startedAt),
    queries: calls.queries,
    links,
    announce: (waiting) => broadcast('callNotes.changed', waiting),
    onMoved: () => broadcast('calls.changed', null),
    now: () => Date.now(),
  });
  return { outcomes, callNotes };
}
