import { computed, shallowRef } from 'vue';
import type { AppError, Assignment, AssignmentOrder, AssignmentPreview, Result } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useHeld } from './held.ts';
import { defineAgentStore } from '../session.ts';

/** Giving numbers to many: choose, see what will be sent, send, see how it went. */
export type Assigning =
  | { is: 'choosing'; isAsking: boolean; problem?: AppError }
  | { is: 'reviewing'; order: AssignmentOrder; preview: AssignmentPreview; isAsking: boolean; problem?: AppError }
  | { is: 'sent'; assignment: Assignment; problem?: AppError };

type Chosen = ReadonlySet<string>;
/** Of agents, numbers and groups each: main takes no more in one order. */
export const MOST_CHOSEN = 500;

export const useAssignStore = defineAgentStore('supervisor-assign', () => {
  const state = shallowRef<Assigning>({ is: 'choosing', isAsking: false });
  const agentIds = shallowRef<Chosen>(new Set());
  const groupIds = shallowRef<Chosen>(new Set());
  const numbers = shallowRef<Chosen>(new Set());
  const { isReadable, hold } = useHeld();
  const asks = questions();
  /** The supervisor has seen how the last order went, and left it. */
  let isLeft = false;
  const missing = computed(() => {
    if ([agentIds, groupIds, numbers].some(({ value }) => value.size > MOST_CHOSEN)) return 'fewer' as const;
    if (agentIds.value.size === 0) return 'agents' as const;
    return groupIds.value.size + numbers.value.size === 0 ? ('numbers' as const) : undefined;
  });

  /** An order that runs or has something left over is shown first: the lock may have closed on it. */
  async function load(): Promise<void> {
    const result = await request('supervisor.assignment', undefined);
    if (!result.ok || !result.value || state.value.is !== 'choosing') return;
    const isAllDone = result.value.rows.every((row) => row.state === 'done');
    const isWanted = result.value.is === 'running' || (!isAllDone && !isLeft);
    if (isWanted) state.value = { is: 'sent', assignment: result.value };
  }

  async function review(): Promise<void> {
    if (missing.value || (state.value.is === 'choosing' && state.value.isAsking)) return;
    const order = { agentIds: [...agentIds.value], groupIds: [...groupIds.value], numbers: [...numbers.value] };
    const isNewest = asks.take();
    state.value = { is: 'choosing', isAsking: true };
    const result = await request('supervisor.assignPreview', order);
    if (!isNewest()) return;
    if (!result.ok) {
      state.value = { is: 'choosing', isAsking: false, problem: result.error };
      return;
    }
    state.value = { is: 'reviewing', order, preview: result.value, isAsking: false };
    hold();
  }

  /** Sends the order that was shown, not what is chosen by now. */
  async function send(): Promise<void> {
    if (state.value.is !== 'reviewing' || state.value.isAsking || !isReadable.value) return;
    const before = state.value;
    const isNewest = asks.take();
    state.value = { ...before, isAsking: true };
    const result = await request('supervisor.assign', before.order);
    if (!isNewest()) return;
    if (!result.ok) state.value = { ...before, problem: result.error };
    else {
      state.value = { is: 'sent', assignment: result.value };
      isLeft = false;
      void refresh();
    }
  }

  function accept(result: Result<Assignment | null>): void {
    if (state.value.is !== 'sent') return;
    if (!result.ok) state.value = { ...state.value, problem: result.error };
    else if (result.value) state.value = { is: 'sent', assignment: result.value };
  }

  async function refresh(): Promise<void> {
    if (state.value.is !== 'sent') return;
    const isNewest = asks.take();
    const result = await request('supervisor.assignment', undefined);
    if (isNewest()) accept(result);
  }

  async function ask(name: 'supervisor.retryAssignment' | 'supervisor.cancelAssignment'): Promise<void> {
    const isNewest = asks.take();
    const result = await request(name, undefined);
    if (isNewest()) accept(result);
  }
  const retry = (): Promise<void> => ask('supervisor.retryAssignment');
  const cancel = (): Promise<void> => ask('supervisor.cancelAssignment');

  function back(): void {
    if (state.value.is !== 'reviewing') return;
    asks.drop();
    state.value = { is: 'choosing', isAsking: false };
  }

  function startOver(): void {
    isLeft = true;
    clear();
  }

  /** Nothing chosen, nothing shown. */
  function clear(): void {
    asks.drop();
    state.value = { is: 'choosing', isAsking: false };
    for (const chosen of [agentIds, groupIds, numbers]) chosen.value = new Set();
  }

  return {
    state,
    agentIds,
    groupIds,
    numbers,
    missing,
    isReadable,
    load,
    review,
    send,
    refresh,
    retry,
    cancel,
    back,
    startOver,
    clear,
  };
});
