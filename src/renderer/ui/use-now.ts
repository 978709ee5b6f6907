import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue';

/** The time, ticking only while it is wanted (which may depend on the time itself): nothing wakes the window otherwise. */
export function useNow(everyMs: number, isWanted: (now: number) => boolean = () => true): Readonly<Ref<number>> {
  const now = ref(Date.now());
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  watch(
    () => isWanted(now.value),
    (wanted) => {
      stop();
      now.value = Date.now();
      if (wanted) timer = setInterval(() => (now.value = Date.now()), everyMs);
    },
    { immediate: true },
  );
  onScopeDispose(stop);
  return readonly(now);
}
