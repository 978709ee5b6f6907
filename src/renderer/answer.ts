import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AppError, Result } from '../preload/contract/index.ts';
import { loaded, questions, type Loadable } from './loadable.ts';

/** Something that main answers. What is shown stays while it is asked for again, and when that fails (stale while revalidate). */
export interface Answer<T> {
  state: ShallowRef<Loadable<T>>;
  /** The last good answer. */
  value: ComputedRef<T | undefined>;
  isAsking: Ref<boolean>;
  /** Why what is shown could not be read again. */
  staleBecause: ShallowRef<AppError | undefined>;
  /** Shows the answer; undefined if it came too late: after a newer question, `accept` or `forget`, or after the end of the store. */
  ask: (question: Promise<Result<T>>) => Promise<Result<T> | undefined>;
  /** Main has told it by itself, or in answer to a change: newer than any answer that is under way. */
  accept: (value: T) => void;
  /** Back to nothing, as before the first question. */
  forget: () => void;
}

/** `keeps`: whether this error leaves what is shown where it is; without it, every error does. Call it in a store's or a component's setup. */
export function useAnswer<T>(keeps: (error: AppError) => boolean = () => true): Answer<T> {
  const state: ShallowRef<Loadable<T>> = shallowRef<Loadable<T>>({ is: 'loading' });
  const value = computed(() => (state.value.is === 'ready' ? state.value.value : undefined));
  const isAsking = ref(false);
  const staleBecause = shallowRef<AppError>();
  const { take, drop } = questions();

  function settle(next: Loadable<T>, problem?: AppError): void {
    isAsking.value = false;
    staleBecause.value = problem;
    state.value = next;
  }

  async function ask(question: Promise<Result<T>>): Promise<Result<T> | undefined> {
    const isNewest = take();
    isAsking.value = true;
    const result = await question;
    if (!isNewest()) return undefined;
    const isKept = !result.ok && state.value.is === 'ready' && keeps(result.error);
    settle(isKept ? state.value : loaded(result), isKept ? result.error : undefined);
    return result;
  }

  function accept(next: T): void {
    drop();
    settle({ is: 'ready', value: next });
  }

  function forget(): void {
    drop();
    settle({ is: 'loading' });
  }

  return { state, value, isAsking, staleBecause, ask, accept, forget };
}
