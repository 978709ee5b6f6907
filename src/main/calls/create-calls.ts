import { ulid } from 'ulid';
import type { MissedNumber, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { ContactsService } from '../contacts/contacts.service.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import type { Log } from '../log/log.ts';
import type { OutcomesService } from '../outcomes/outcomes.service.ts';
import type { Connections } from '../network/connections.ts';
import type { Route } from '../network/route.ts';
import { WorkService } from '../work/work.service.ts';
import { CallsService } from './calls.service.ts';
import type { HeardCall } from './heard-call.ts';
import { RecordingsService } from './recordings/recordings.service.ts';
import { SavingService, type Files } from './saving.service.ts';

export interface CallsWorld {
  scope: AgentScope;
  session: CurrentSession;
  settings: () => SettingsState;
  readToken: (host: string) => Promise<string | undefined>;
  readRoute: (host: string) => Promise<Route>;
  connections: Connections;
  folder: string;
  /** The script of the calls' thread: built, or its source in plain Node. */
  threadScript: string;
  files: Files & { show(path: string): void };
  contacts: () => Pick<ContactsService, 'customersNamed' | 'titles'>;
  outcomes: () => Pick<OutcomesService, 'labels'>;
  /** The latest calls that the agent's phone told of. */
  heard: () => HeardCall[];
  notifyMissed: (fresh: MissedNumber[]) => void;
  /** Something about the stored calls is new. */
  onChanged: () => void;
  recordAccess: RecordAccess;
  broadcast: Broadcast;
  log: Log;
}

/** The calls and what can be made of them. */
export interface CallsServices {
  calls: CallsService;
  recordings: RecordingsService;
  saving: SavingService;
  work: WorkService;
}

/** Builds them; nothing is opened before somebody is signed in. */
export function createCalls(world: CallsWorld): CallsServices {
  const { scope, session, readToken, readRoute, connections, files, broadcast, log } = world;
  const settings = () => world.settings().settings;
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
    customersNamed: (text) => orNone(() => world.contacts().customersNamed(text)),
    log,
    now: Date.now,
    heard: world.heard,
    folder: world.folder,
    threadScript: world.threadScript,
    announce: {
      changed: () => {
        broadcast('calls.changed', null);
        world.onChanged();
      },
      history: (state) => broadcast('calls.historyChanged', state),
      missed: (missed, fresh) => {
        broadcast('calls.missedChanged', missed);
        if (fresh.length > 0) world.notifyMissed(fresh);
      },
      exported: (id, done) => saving.exported(id, done),
    },
  });
  const recordings = new RecordingsService({ session, settings, calls, readToken, connections });
  const saving: SavingService = new SavingService({
    ...{ calls, recordings, work, files },
    settings: world.settings,
    recordAccess: world.recordAccess,
    titles: (areNumbersMasked) =>
      areNumbersMasked && settings().areNamesHidden ? [] : orNone(() => world.contacts().titles()),
    outcomes: (language) => orNone(() => world.outcomes().labels(language)),
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
