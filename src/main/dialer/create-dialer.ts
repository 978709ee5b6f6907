import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import { MonotonicClock } from '../async/monotonic-clock.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import type { Log } from '../log/log.ts';
import { DialerService, type DialerParts } from './dialer.service.ts';
import { DialJournal } from './journal.ts';

export interface DialerWorld extends Pick<
  DialerParts,
  | 'scope'
  | 'session'
  | 'settings'
  | 'read'
  | 'doNotCall'
  | 'recordsOf'
  | 'claim'
  | 'assertOurs'
  | 'lookLocally'
  | 'onZone'
  | 'onEnded'
> {
  journalPath: string;
  broadcast: Broadcast;
  /** The server said that the agent's phone is not registered. */
  onRefusal: () => void;
  log: Log;
}

/** The dialer with the real journal and clocks. Opens no file yet. */
export function createDialer({ journalPath, broadcast, onRefusal, log, ...parts }: DialerWorld): DialerService {
  const journal = new DialJournal(journalPath);
  let monotonic: MonotonicClock | undefined;
  return new DialerService({
    ...parts,
    journal,
    clock: { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }) },
    monotonicClock: () => (monotonic ??= new MonotonicClock(journal.lastMonotonicAt())),
    newIntentId: ulid,
    announce: (state) => {
      broadcast('dialer.changed', state);
      if (state.is === 'failed' && state.error.code === 'phone-not-registered') onRefusal();
    },
    announceUnresolved: (open) => broadcast('dialer.unresolvedChanged', open),
    onFound: (found) => broadcast('dialer.found', found),
    log: (event, fields) => log('info', event, fields),
  });
}
