import { onMounted, readonly, ref, type Ref } from 'vue';

/** A window that never comes to rest must not wait for ever. */
const AT_MOST_MS = 1_000;

const isRested = ref(false);
let waiting: Promise<void> | undefined;

/** When the window first has nothing else to do: the time to load what was not needed at once. */
export function atRest(): Promise<void> {
  waiting ??= new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: AT_MOST_MS }));
  return waiting;
}

/** Whether the window has come to rest since it was first shown. */
export function useRested(): Readonly<Ref<boolean>> {
  onMounted(async () => {
    await atRest();
    isRested.value = true;
  });
  return readonly(isRested);
}
