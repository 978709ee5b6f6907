import { computed, type ComputedRef } from 'vue';
import { useMessages } from '../i18n/use-messages.ts';
import { useNow } from '../ui/use-now.ts';
import { useSupervisorStore } from './supervisor.store.ts';

const MINUTE = 60_000;

/** How long supervisor mode stays open, in words: minutes, and seconds in the last one only. Empty while it is locked. */
export function useTimeLeft(): ComputedRef<string> {
  const t = useMessages();
  const supervisor = useSupervisorStore();
  const slow = useNow(5_000, () => supervisor.until !== undefined);
  const left = (now: number): number => Math.max(0, (supervisor.until ?? 0) - now);
  const isLastMinute = computed(() => supervisor.until !== undefined && left(slow.value) <= MINUTE + 5_000);
  const fast = useNow(1_000, () => isLastMinute.value);
  return computed(() => {
    if (supervisor.until === undefined) return '';
    const ms = left(isLastMinute.value ? fast.value : slow.value);
    if (ms > MINUTE) return t.value.supervisor.minutes(Math.ceil(ms / MINUTE));
    return t.value.supervisor.seconds(Math.ceil(ms / 1000));
  });
}
