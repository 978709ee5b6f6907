import type { FindingCode, UpdateFault, UpdatesState } from '../../../preload/contract/index.ts';
import { found, type CheckRun, type Finding } from '../finding.ts';

/** Asks the company's address for the newest version, where it names one. */
export function checkUpdates(check: () => Promise<UpdatesState>): CheckRun {
  return async () => judged(await check());
}

const FAULTS: Record<UpdateFault, FindingCode> = {
  unreachable: 'updates-unreachable',
  redirected: 'updates-redirected',
  'too-large': 'updates-too-large',
  malformed: 'updates-malformed',
  forged: 'updates-forged',
  expired: 'updates-expired',
  replayed: 'updates-replayed',
  downgraded: 'updates-downgraded',
};

function judged(state: UpdatesState): Finding {
  switch (state.is) {
    case 'off':
      return found('updates-off');
    case 'misconfigured':
      return found('updates-misconfigured');
    case 'waiting':
    case 'current':
      return found('updates-current');
    case 'newer':
      return found('updates-newer');
    case 'failed':
      return found(FAULTS[state.why]);
  }
}
