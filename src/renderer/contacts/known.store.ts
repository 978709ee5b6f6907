import { computed, ref, shallowReactive } from 'vue';
import type { KnownNumber } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { defineAgentStore } from '../session.ts';
import { useSettingsStore } from '../settings/settings.store.ts';

const MOST_AT_ONCE = 200;
/** Beyond this many the oldest go: a list of a whole history was scrolled through. */
const KEPT = 4_000;

/**
 * Who has a number, for every screen that shows one. What is asked for while a screen is drawn is asked of main in one go, kept, and asked anew when
 * contacts or the do-not-call list change.
 */
export const useKnownStore = defineAgentStore('known-numbers', () => {
  const settings = useSettingsStore();
  const known = shallowReactive(new Map<string, KnownNumber>());
  const wanted = new Set<string>();
  const isAsking = ref(false);

  /** Undefined until main has said it. */
  function of(number: string): KnownNumber | undefined {
    const found = known.get(number);
    if (found === undefined && number !== '') want(number);
    return found;
  }

  /** The name, or the company where there is no name; undefined: nothing is known, or names are hidden. */
  function nameOf(number: string): string | undefined {
    if (areNamesHidden.value) return undefined;
    const found = of(number);
    return [found?.name, found?.company].find(Boolean);
  }

  /** `张三 · Example Ltd`. */
  function titleOf(number: string): string | undefined {
    if (areNamesHidden.value) return undefined;
    const found = of(number);
    return [found?.name, found?.company].filter(Boolean).join(' · ') || undefined;
  }

  const areNamesHidden = computed(() => settings.areNumbersMasked && settings.areNamesHidden);

  function want(number: string): void {
    wanted.add(number);
    if (isAsking.value) return;
    isAsking.value = true;
    queueMicrotask(() => void ask());
  }

  async function ask(): Promise<void> {
    while (wanted.size > 0) {
      const numbers = [...wanted].slice(0, MOST_AT_ONCE);
      for (const number of numbers) wanted.delete(number);
      const result = await request('contacts.known', { numbers });
      numbers.forEach((number, at) => keep(number, result.ok ? (result.value[at] ?? {}) : {}));
    }
    isAsking.value = false;
  }

  function keep(number: string, found: KnownNumber): void {
    const before = known.get(number);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(found)) return;
    known.set(number, found);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? '');
  }

  /** What is shown stays until it is known to be otherwise. */
  function refresh(): void {
    for (const number of known.keys()) want(number);
  }
  useMainEvent('contacts.changed', refresh);
  useMainEvent('doNotCall.changed', refresh);

  return { isAsking, areNamesHidden, of, nameOf, titleOf };
});
