import { z } from 'zod';
import type { Account } from '../../preload/contract/index.ts';
import { DEFAULT_HOST } from '../call-api/host.ts';
import { isInt64 } from '../call-api/json.ts';
import type { Connections } from '../network/connections.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { Session } from './session.ts';
import type { TokenStore } from './token-store.ts';

/** What is remembered of an account between runs; the token is not in it. */
export const storedAccount = z.object({
  host: z.string().catch(DEFAULT_HOST),
  agent: z.object({ id: z.string().regex(/^\d/).refine(isInt64), name: z.string() }).optional(),
});
export type StoredAccount = z.infer<typeof storedAccount>;

/** The embedded call centre, started on demand. */
export interface Demo {
  host: string;
  token: string;
  agent: { id: string; name: string };
  stop(): Promise<void>;
}

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
