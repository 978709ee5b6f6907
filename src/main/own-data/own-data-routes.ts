import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { OwnData } from './own-data.ts';

export function ownDataRoutes(data: OwnData): RoutesOf<'ownData'> {
  return {
    'ownData.state': { from: 'main', gesture: 'none', input: nothing, run: () => data.state() },
    'ownData.dismiss': { from: 'main', gesture: 'none', input: nothing, run: () => data.dismiss() },
  };
}
