import type { FindingCode, ShortcutState } from '../../../preload/contract/index.ts';
import { found, type CheckRun } from '../finding.ts';

const SHORTCUTS: Record<ShortcutState['is'], FindingCode> = {
  off: 'shortcut-off',
  invalid: 'shortcut-invalid',
  taken: 'shortcut-taken',
  active: 'shortcut-active',
  unproven: 'shortcut-unproven',
  proven: 'shortcut-proven',
  silent: 'shortcut-silent',
};

/** What is known of the global shortcut; only the agent's press can prove it. */
export function checkShortcut(state: () => ShortcutState): CheckRun {
  return () => Promise.resolve(found(SHORTCUTS[state().is]));
}

export function checkTray(hasTray: () => boolean): CheckRun {
  return () => Promise.resolve(found(hasTray() ? 'tray-shown' : 'tray-none'));
}

export function checkNotifications(areSupported: () => boolean): CheckRun {
  return () => Promise.resolve(found(areSupported() ? 'notifications-shown' : 'notifications-none'));
}
