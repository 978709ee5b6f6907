import type { Caller } from '../../src/main/ipc/router.ts';

/** The main window, in which the agent has just pressed something. */
export const BY_HAND: Caller = { window: 'main', takeGesture: () => true, hasTyped: () => Promise.resolve(true) };
/** The main window, whose page asks by itself. */
export const BY_PAGE: Caller = { window: 'main', takeGesture: () => false, hasTyped: () => Promise.resolve(false) };
/** The card of the phone's calls, which the agent has just clicked. */
export const BY_CALL_CARD: Caller = {
  window: 'call-card',
  takeGesture: () => true,
  hasTyped: () => Promise.resolve(false),
};
/** The quick dial, in which the agent has just pressed something. */
export const BY_QUICK_DIAL: Caller = {
  window: 'quick-dial',
  takeGesture: () => true,
  hasTyped: () => Promise.resolve(false),
};
