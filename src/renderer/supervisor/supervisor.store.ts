import { computed, shallowRef } from 'vue';
import type { AppError, SupervisorState } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useShellStore } from '../shell/shell.store.ts';
import { useAssignStore } from './assign.store.ts';
import { useBindStore } from './bind.store.ts';
import { useChangeLogStore } from './change-log.store.ts';
import { useSeatListStore } from './seat-list.store.ts';
import { defineAgentStore } from '../session.ts';

/** How the last try to unlock went. */
export type Unlocking =
  | { is: 'idle' | 'asking' }
  | { is: 'wrong'; triesLeft: number }
  | { is: 'waiting'; until: number }
  | { is: 'failed'; error: AppError };

/** Whether supervisor mode is open. What belongs to others leaves the window the moment it is not. */
export const useSupervisorStore = defineAgentStore('supervisor', () => {
  const state = shallowRef<SupervisorState>({ is: 'locked', why: 'not-unlocked' });
  const unlocking = shallowRef<Unlocking>({ is: 'idle' });
  const until = computed(() => (state.value.is === 'unlocked' ? state.value.until : undefined));
  const shell = useShellStore();
  const reads = questions();

  function accept(next: SupervisorState): void {
    reads.drop();
    state.value = next;
    shell.isSupervising = next.is === 'unlocked';
    if (next.is === 'unlocked') unlocking.value = { is: 'idle' };
    else forgetOthers();
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    const result = await request('supervisor.state', undefined);
    if (isNewest() && result.ok) accept(result.value);
  }

  /** True when it is open now. The token is handed on and not kept. */
  async function unlock(token: string): Promise<boolean> {
    if (unlocking.value.is === 'asking') return false;
    unlocking.value = { is: 'asking' };
    const result = await request('supervisor.unlock', { token });
    if (!result.ok) unlocking.value = { is: 'failed', error: result.error };
    else if (result.value.is === 'unlocked') accept({ is: 'unlocked', until: result.value.until });
    else unlocking.value = result.value;
    return result.ok && result.value.is === 'unlocked';
  }

  async function lock(): Promise<void> {
    const result = await request('supervisor.lock', undefined);
    if (result.ok) accept(result.value);
  }

  useMainEvent('supervisor.changed', accept);
  useMainEvent('supervisor.assignmentChanged', () => void useAssignStore().refresh());

  return { state, until, unlocking, load, unlock, lock };
});

function forgetOthers(): void {
  for (const store of [useSeatListStore(), useBindStore(), useAssignStore(), useChangeLogStore()]) store.clear();
}
