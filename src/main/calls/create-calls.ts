import { join } from 'node:path';
import { ulid } from 'ulid';
import type { SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { ContactsService } from '../contacts/contacts.service.ts';
import type { OutcomesService } from '../outcomes/outcomes.service.ts';
import type { Connections } from '../network/connections.ts';
import type { Route } from '../network/route.ts';
import { WorkService } from '../work/work.service.ts';
import type { World } from '../world.ts';
import { CallsService } from './calls.service.ts';
import type { HeardCall } from './heard-call.ts';
import { RecordingsService } from './recordings/recordings.service.ts';
import { SavingService } from './saving.service.ts';

export interface CallsSurroundings {
  scope: AgentScope;
  session: CurrentSession;
  settings: () => SettingsState;
  readToken: (host: string) => Promise<string | undefined>;
  readRoute: (host: string) => Promise<Route>;
  connections: Connections;
  contacts: () => Pick<ContactsService, 'customersNamed' | 'titles'>;
  outcomes: () => Pick<OutcomesService, 'labels'>;
  /** The latest calls that the agent's phone told of. */
  heard: () => HeardCall[];
  /** Something about the stored calls is new. */
  onChanged: () => void;
  recordAccess: RecordAccess;
}

/** The calls and what can be made of them. */
export interface CallsServices {
  calls: CallsService;
  recordings: RecordingsService;
  saving: SavingService;
  work: WorkService;
}

/** Builds them; nothing is opened before somebody is signed in. */
export function createCalls(
  { folder, files, callsThread, notify, broadcast, log }: World,
  parts: CallsSurroundings,
): CallsServices {
  const { scope, session, readToken, readRoute, connections } = parts;
  const settings = () => parts.settings().settings;
  const work = new WorkService({
    scope,
    announce: (list) => broadcast('work.changed', list),
    newId: ulid,
    showInFolder: (path) => files.show(path),
    log,
  });
  const calls = new CallsService({
    scope,
    session,
    settings,
    readToken,
    readRoute,
    customersNamed: (text) => orNone(() => parts.contacts().customersNamed(text)),
    log,
    now: Date.now,
    heard: parts.heard,
    folder: join(folder, 'calls'),
    threadScript: callsThread,
    announce: {
      changed: () => {
        broadcast('calls.changed', null);
        parts.onChanged();
      },
      history: (state) => broadcast('calls.historyChanged', state),
      missed: (missed, fresh) => {
        broadcast('calls.missedChanged', missed);
        if (fresh.length > 0) notify.missed(fresh);
      },
      exported: (id, done) => saving.exported(id, done),
    },
  });
  const recordings = new RecordingsService({ session, settings, calls, readToken, connections });
  const saving: SavingService = new SavingService({
    ...{ calls, recordings, work, files },
    settings: parts.settings,
    recordAccess: parts.recordAccess,
    titles: (areNumbersMasked) =>
      areNumbersMasked && settings().areNamesHidden ? [] : orNone(() => parts.contacts().titles()),
    outcomes: (language) => orNone(() => parts.outcomes().labels(language)),
  });
  return { calls, recordings, saving, work };
}

/** Own data that cannot be read keeps nobody from their calls. */
function orNone<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
