import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import type { Log } from '../log/log.ts';
import { OwnData } from './own-data.ts';

export interface OwnDataWorld {
  scope: AgentScope;
  session: CurrentSession;
  /** For the agents' files. */
  folder: string;
  broadcast: Broadcast;
  log: Log;
}

export interface OwnDataServices {
  ownData: OwnData;
}

/** The agent's own database and the nouns that live in it. Opens no file yet. */
export function createOwnData({ broadcast, ...world }: OwnDataWorld): OwnDataServices {
  const ownData = new OwnData({
    ...world,
    now: Date.now,
    announce: (state) => broadcast('ownData.changed', state),
  });
  return { ownData };
}
