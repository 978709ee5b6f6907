import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** Whether there is room for two panes; the same width as `--breakpoint-wide`. */
export function useWide(): Readonly<Ref<boolean>> {
  const query = window.matchMedia('(min-width: 840px)');
  const isWide = ref(query.matches);
  const update = (): void => void (isWide.value = query.matches);
  query.addEventListener('change', update);
  onScopeDispose(() => query.removeEventListener('change', update));
  return readonly(isWide);
}
