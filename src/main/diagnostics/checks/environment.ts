import type { EnvironmentAtStart } from '../../network/environment.ts';
import { found, type CheckRun } from '../finding.ts';

/** Names what is in force before what was ignored: that is what explains a problem. */
export function checkEnvironment({ ignored, honoured }: EnvironmentAtStart): CheckRun {
  return () => {
    if (honoured.length > 0) return Promise.resolve(found('environment-honoured', { variables: honoured }));
    if (ignored.length > 0) return Promise.resolve(found('environment-ignored', { variables: ignored }));
    return Promise.resolve(found('environment-plain'));
  };
}
