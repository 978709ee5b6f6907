import type { CheckId } from '../../preload/contract/index.ts';

export type GroupId = 'network' | 'account' | 'computer' | 'desktop';

/** Which checks stand together; the order within a group is main's. */
const GROUP_OF: Record<CheckId, GroupId> = {
  proxy: 'network',
  dns: 'network',
  tls: 'network',
  environment: 'network',
  clock: 'network',
  host: 'network',
  recordings: 'network',
  token: 'account',
  agent: 'account',
  seat: 'account',
  phone: 'account',
  accounts: 'account',
  keychain: 'computer',
  journal: 'computer',
  calls: 'computer',
  disk: 'computer',
  log: 'computer',
  tray: 'desktop',
  shortcut: 'desktop',
  notifications: 'desktop',
  updates: 'desktop',
};

export const GROUPS: readonly GroupId[] = ['network', 'account', 'computer', 'desktop'];

export function inGroup<T extends { id: CheckId }>(checks: readonly T[], group: GroupId): T[] {
  return checks.filter(({ id }) => GROUP_OF[id] === group);
}
