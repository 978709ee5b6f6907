import type { FindingCode } from '../../../preload/contract/index.ts';
import type { CurrentSession } from '../../account/session.ts';
import { isFault } from '../../fault.ts';
import { found, type Finding, type CheckRun } from '../finding.ts';

/** The neutral read. A token that is known to be dead is not tried more often than elsewhere. */
export function checkToken(session: CurrentSession): CheckRun {
  return async (signal) => {
    const { api } = session();
    try {
      await api.listNumbers(signal);
      return found('token-works');
    } catch (error) {
      if (isFault(error, 'token-rejected')) return found('token-dead');
      return isFault(error, 'keychain-unavailable') ? found('token-missing') : unproven('token-unproven', error);
    }
  };
}

/** Does the API list a seat for the agent who is signed in? It is asked for no other. */
export function checkAgent(session: CurrentSession): CheckRun {
  return async (signal) => {
    const { api, agentId } = session();
    try {
      const seats = await api.listSips({ agentId }, signal);
      return found(seats.some((seat) => seat.agent_id === agentId) ? 'agent-known' : 'agent-unknown');
    } catch (error) {
      return unproven('agent-unproven', error);
    }
  };
}

/** The server could not be asked, or said no: the error alone, none of its words. Throws `signed-out` and what is no Fault. */
export function unproven(code: FindingCode, error: unknown): Finding {
  if (!isFault(error) || error.code === 'signed-out') throw error;
  return found(code, { error: error.code, ...(error.error.status !== undefined && { status: error.error.status }) });
}
