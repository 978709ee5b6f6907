import type { RequestName } from '../../preload/contract/index.ts';

/** Which of our windows asks. */
export type WindowKind = 'main' | 'quick-dial';

/** All that the quick dial shows and does. What is not here it may not ask, whatever its page is made to do. */
const QUICK_DIAL = [
  'account.get',
  'app.hideQuickDial',
  'app.openMain',
  'callerIds.choose',
  'callerIds.chosen',
  'callerIds.list',
  'calls.recentNumbers',
  'dialer.dial',
  'dialer.dismiss',
  'dialer.limits',
  'dialer.read',
  'dialer.state',
  'phone.check',
  'phone.get',
  'settings.get',
] as const satisfies readonly RequestName[];

const QUICK_DIAL_REQUESTS: ReadonlySet<string> = new Set(QUICK_DIAL);

/** Whether this window may ask this at all. */
export function isAdmitted(window: WindowKind, name: string): boolean {
  return window === 'main' || QUICK_DIAL_REQUESTS.has(name);
}

/**
 * What nobody but the agent may cause: it rings phones, gives out a secret, changes the enterprise's settings, or takes data out of the app. Main has
 * to have seen the agent's own input right before.
 */
const NEEDS_GESTURE = [
  'app.copyText',
  'calls.export',
  'calls.saveRecording',
  'calls.saveRecordings',
  'diagnostics.saveReport',
  'dialer.dial',
  'dialer.numbersInClipboard',
  'dialer.renewJournal',
  'phone.copySetUpText',
  'phone.exportFile',
  'phone.importFile',
  'phone.openInLinphone',
  'seat.copy',
  'seat.revealPassword',
  'settings.exportFile',
  'settings.importFile',
  'supervisor.assign',
  'supervisor.bind',
  'supervisor.renewLog',
  'supervisor.retryAssignment',
  'supervisor.unlock',
] as const satisfies readonly RequestName[];

const GESTURE_REQUESTS: ReadonlySet<string> = new Set(NEEDS_GESTURE);

export function needsGesture(name: string): boolean {
  return GESTURE_REQUESTS.has(name);
}
