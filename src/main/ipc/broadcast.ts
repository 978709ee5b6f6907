import type { EventName, Events } from '../../preload/contract/index.ts';

/** Tells every window; what happens before a window has loaded waits for it. */
export type Broadcast = <N extends EventName>(name: N, payload: Events[N]) => void;
