import { z } from 'zod';
import type { Account } from '../../preload/contract/index.ts';
import { DEFAULT_HOST } from '../call-api/host.ts';
import { isInt64 } from '../call-api/json.ts';
import type { Connections } from '../network/connections.ts';
import type { JsonFile } from '../files/json-file.ts';
import type { Phone } from '../phone-calls/phone-port.ts';
import type { Agent, AgentScope } from './agent-scope.ts';
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
  /** Customers whom that agent knows, for what they would have written about them. */
  regulars?: readonly string[];
  /** The phone of that agent, for whoever tries the demo. */
  phone?: () => Phone;
  stop(): Promise<void>;
}

/** What becomes of what an agent has written when they go. */
export interface OwnDataVault {
  /** Keeps it for the same agent; rejects when it could not. */
  keep(agent: Agent): Promise<void>;
  /** Nothing is to be kept, also not from earlier. */
  drop(agent: Agent): Promise<void>;
}

export interface AccountParts {
  file: JsonFile<StoredAccount>;
  tokens: TokenStore;
  startDemo: () => Promise<Demo>;
  /** The system's proxies and authorities. */
  connections?: Connections;
  announce: (account: Account) => void;
  /** Ended at sign-out, when the session has ended and the token is still there; emptied of others before a different agent's session starts. */
  scope: AgentScope;
  vault?: OwnDataVault;
}
