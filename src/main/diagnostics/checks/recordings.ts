import { publicLookup } from '../../calls/recordings/private-address.ts';
import { shakeHands } from '../../network/shake-hands.ts';
import { found, type CheckRun } from '../finding.ts';
import type { Wires } from './wires.ts';

/** Can the further hosts of the settings be reached and trusted, as far as a TLS handshake tells? */
export function checkRecordingHosts({ route, trust }: Wires, hosts: () => readonly string[]): CheckRun {
  return async () => {
    const names = hosts();
    if (names.length === 0) return found('recordings-none');
    const reached = await Promise.all(
      names.map(async (name) => {
        const origin = `https://${name}`;
        const way = { route: await route(origin), trust, guard: publicLookup };
        return shakeHands(origin, way).then(
          () => true,
          () => false,
        );
      }),
    );
    const missing = names.filter((_name, index) => !reached[index]);
    const [first] = missing;
    if (first === undefined) return found('recordings-reachable', { count: names.length });
    return found('recordings-unreachable', { host: first, count: missing.length });
  };
}
