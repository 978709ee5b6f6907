import type { Numbers, Settings } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import { after } from '../async/timers.ts';
import { ChangeLog } from './change-log.ts';
import { SupervisorService } from './supervisor.service.ts';

export interface SupervisorWorld {
  scope: AgentScope;
  session: CurrentSession;
  readToken: (host: string) => Promise<string | undefined>;
  settings: () => Settings;
  readNumbers: () => Promise<Numbers>;
  /** Of the log of changes. */
  path: string;
  recordAccess: RecordAccess;
  broadcast: Broadcast;
}

/** Supervisor mode with real clocks; its timers do not keep the process alive. */
export function createSupervisor({ path, broadcast, ...parts }: SupervisorWorld): SupervisorService {
  return new SupervisorService({
    ...parts,
    log: new ChangeLog(path),
    clock: {
      now: Date.now,
      ticks: () => performance.now(),
      after,
    },
    announce: (state) => broadcast('supervisor.changed', state),
    announceAssignment: () => broadcast('supervisor.assignmentChanged', null),
  });
}
