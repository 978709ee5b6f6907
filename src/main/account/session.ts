import type { CallApi } from '../call-api/call-api.ts';

/** A signed-in agent. Main puts this id on the wire; a window never says who it is. */
export interface Session {
  agentId: string;
  agentName: string;
  host: string;
  isDemo: boolean;
  api: CallApi;
}

/** Gives the session, or throws `signed-out`. */
export type CurrentSession = () => Session;
