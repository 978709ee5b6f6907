import type { Account } from '../../preload/contract/index.ts';
import type { Connections } from '../network/connections.ts';
import type { JsonFile } from '../settings/json-file.ts';
import type { Demo, StoredAccount } from './account.service.ts';
import type { Session } from './session.ts';
import type { TokenStore } from './token-store.ts';

export interface AccountParts {
  file: JsonFile<StoredAccount>;
  tokens: TokenStore;
  startDemo: () => Promise<Demo>;
  /** The system's proxies and authorities. */
  connections?: Connections;
  announce: (account: Account) => void;
  /** Called before somebody's session begins who is not known to be the one of before: what others have left here goes. */
  onNewAgent?: (who: { host: string; agentId: string }) => Promise<void>;
  /** Called when the session has ended, so that the other services forget what they know of it; the token is still there. */
  onSignOut: (who: Pick<Session, 'host' | 'agentId' | 'isDemo'>) => Promise<void>;
}
