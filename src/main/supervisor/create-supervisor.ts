import { join } from 'node:path';
import type { Numbers, Settings } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import { after } from '../async/timers.ts';
import type { World } from '../world.ts';
import { ChangeLog } from './change-log.ts';
import { SupervisorService } from './supervisor.service.ts';

export interface SupervisorSurroundings {
  scope: AgentScope;
  session: CurrentSession;
  readToken: (host: string) => Promise<string | undefined>;
  settings: () => Settings;
  readNumbers: () => Promise<Numbers>;
  recordAccess: RecordAccess;
}

/** Supervisor mode with real clocks; its timers do not keep the process alive. */
export function createSupervisor(
  { folder, broadcast }: Pick<World, 'folder' | 'broadcast'>,
  parts: SupervisorSurroundings,
): SupervisorService {
  return new SupervisorService({
    ...parts,
    log: new ChangeLog(join(folder, 'supervisor-journal.sqlite')),
    clock: {
      now: Date.now,
      ticks: () => performance.now(),
      after,
    },
    announce: (state) => broadcast('supervisor.changed', state),
    announceAssignment: () => broadcast('supervisor.assignmentChanged', null),
  });
}
