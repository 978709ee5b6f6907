import { onMounted, ref, watch, type Ref } from 'vue';
import type { CallRow, Seat, TrunkNumber } from '../../../../src/preload/contract/index.ts';

/** What all peers show, asked of the same bridge as the app asks: without errors, languages, masking or other windows. */
export function usePlainDialer(): {
  text: Ref<string>;
  callee: Ref<string>;
  chosen: Ref<string>;
  trunks: Ref<TrunkNumber[]>;
  recent: Ref<CallRow[]>;
  seat: Ref<Seat | undefined>;
  field: Ref<{ focus: () => void } | undefined>;
} {
  const [text, callee, chosen] = [ref(''), ref(''), ref('')];
  const trunks = ref<TrunkNumber[]>([]);
  const recent = ref<CallRow[]>([]);
  const seat = ref<Seat>();
  const field = ref<{ focus: () => void }>();
  const ask = window.companion.request.bind(window.companion);

  watch(text, async (typed) => {
    const read = await ask('dialer.read', { text: typed });
    callee.value = read.ok && read.value.is === 'dialable' ? read.value.callee : '';
  });
  onMounted(async () => {
    field.value?.focus();
    const [numbers, calls, mine] = await Promise.all([
      ask('callerIds.list', { fresh: false }),
      ask('calls.recentNumbers', undefined),
      ask('seat.get', { fresh: false }),
    ]);
    if (numbers.ok) trunks.value = numbers.value.numbers;
    if (calls.ok) recent.value = calls.value;
    if (mine.ok) seat.value = mine.value;
  });
  return { text, callee, chosen, trunks, recent, seat, field };
}
