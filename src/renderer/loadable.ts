import { onScopeDispose } from 'vue';
import type { AppError, Result } from '../preload/contract/index.ts';

/** Something that is asked of main: exactly one of these at a time. */
export type Loadable<T> = { is: 'loading' } | { is: 'ready'; value: T } | { is: 'failed'; error: AppError };

export function loaded<T>(result: Result<T>): Loadable<T> {
  return result.ok ? { is: 'ready', value: result.value } : { is: 'failed', error: result.error };
}

/**
 * Numbers the questions to main. `take()` starts a question and returns a check that stays true
 * until the next question is started, so that a late answer to an older one can be dropped. So is every answer that comes after the
 * store or component in whose setup this is called has ended.
 */
export function questions(): { take: () => () => boolean; drop: () => void } {
  let newest = 0;
  const drop = (): void => {
    newest++;
  };
  onScopeDispose(drop, true);
  return {
    take: () => {
      const mine = ++newest;
      return () => mine === newest;
    },
    drop,
  };
}
