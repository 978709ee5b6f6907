import { createPinia, defineStore, disposePinia, type Pinia } from 'pinia';
import { readonly, ref } from 'vue';

let windowStores = createPinia();
let agentStores = createPinia();
const id = ref(0);

/** Another number for every session of an agent. The components of a window have it as their key, so that none outlives its session. */
export const sessionId = readonly(id);

function storeIn<Id extends string, Setup extends object>(pinia: () => Pinia, name: Id, setup: () => Setup) {
  const useStore = defineStore(name, setup);
  return () => useStore(pinia());
}

/** A store that outlives sign-out: only for what belongs to the window and to no agent. */
export function defineWindowStore<Id extends string, Setup extends object>(name: Id, setup: () => Setup) {
  return storeIn(() => windowStores, name, setup);
}

/**
 * A store that dies with the agent's session, together with the watchers, listeners and timers made in its setup. Look it up where it is
 * needed and keep it no longer than a component lives.
 */
export function defineAgentStore<Id extends string, Setup extends object>(name: Id, setup: () => Setup) {
  return storeIn(() => agentStores, name, setup);
}

/** Ends the session: every agent store goes, and the next look-up makes a new one. */
export function endSession(): void {
  const ended = agentStores;
  agentStores = createPinia();
  id.value++;
  disposePinia(ended);
}

/** All stores as a new window has them. For tests, in which one process stands for many windows. */
export function restartWindow(): void {
  endSession();
  disposePinia(windowStores);
  windowStores = createPinia();
}

/** What the agent stores hold now, by the name of the store. */
export function agentState(): Record<string, unknown> {
  return agentStores.state.value;
}
