import { join } from 'node:path';
import type { OwnDataState } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { OwnData } from '../../../../src/main/own-data/own-data.ts';

type Who = Pick<Session, 'host' | 'agentId' | 'isDemo'>;

export const ADA: Who = { host: 'https://api.test', agentId: '1', isDemo: false };
export const BOB: Who = { host: 'https://api.test', agentId: '2', isDemo: false };
export const DEMO: Who = { host: 'http://127.0.0.1:1', agentId: '1', isDemo: true };

/** The agents' own databases in this folder; `become` signs somebody in, or nobody. */
export function ownDataAt(folder: string) {
  let session: Session | undefined;
  const scope = new AgentScope();
  const told: OwnDataState[] = [];
  const clock = { now: 1_000 };
  const data = new OwnData({
    scope,
    session: () => {
      if (!session) throw new Fault('signed-out');
      return session;
    },
    now: () => clock.now,
    folder: join(folder, 'own-data'),
    announce: (state) => void told.push(state),
    log: () => undefined,
  });
  const become = (who: Who | undefined): void => {
    session = who && { ...who, agentName: 'somebody', api: undefined as never };
  };
  become(ADA);
  return { data, scope, told, clock, become };
}
