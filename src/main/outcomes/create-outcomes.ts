import { CallNotesService } from '../call-notes/call-notes.service.ts';
import type { CallsService } from '../calls/calls.service.ts';
import { OwnCallLinks } from '../calls/own-call-links.ts';
import type { DialerService } from '../dialer/dialer.service.ts';
import type { World } from '../world.ts';
import { OutcomesService, type OutcomesParts } from './outcomes.service.ts';

export interface OutcomesSurroundings extends Pick<OutcomesParts, 'ownData' | 'session' | 'settings' | 'doNotCall'> {
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
  { calls, dialer, ...parts }: OutcomesSurroundings,
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
  const outcomes = new OutcomesService({
    ...parts,
    dialer,
    links,
    call: (uuid) => calls.known(uuid),
    announce: (change) => broadcast('outcomes.changed', change),
    announceOpen: (open) => broadcast('outcomes.openChanged', open),
    now: () => Date.now(),
  });
  const callNotes = new CallNotesService({
    ownData: parts.ownData,
    session: parts.session,
    placedSince: (startedAt) => dialer.placedSince(startedAt),
    queries: calls.queries,
    links,
    announce: (waiting) => broadcast('callNotes.changed', waiting),
    onMoved: () => broadcast('calls.changed', null),
    now: () => Date.now(),
  });
  return { outcomes, callNotes };
}
