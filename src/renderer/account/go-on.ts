import { watch } from 'vue';
import type { Check } from './sign-in.store.ts';

/**
 * Enter in a field of the sign-in means "test this, then go on": the next step is asked for once the test is good, and never after a
 * test that the agent did not wait for in this field. Call in setup; `wish` is Enter, `stay` is typing on or leaving.
 */
export function useGoOn(check: () => Check<unknown>, goOn: () => void): { wish: () => void; stay: () => void } {
  let isWished = false;
  function look({ is }: Check<unknown>): void {
    if (is === 'testing' || !isWished) return;
    isWished = false;
    if (is === 'good') goOn();
  }
  watch(check, look, { flush: 'post' });
  return {
    wish: () => {
      isWished = true;
      if (check().is === 'good') look(check());
    },
    stay: () => (isWished = false),
  };
}
