import { ref, type Ref } from 'vue';
import { useTimers } from '../ui/timers.ts';

/** A click or Enter that was on its way when the link came in must not dial it. */
export const ARMS_AFTER_MS = 500;
const NOTE_MS = 6000;

export interface LinkCaution {
  isArmed: Ref<boolean>;
  /** Whether to say that the number in the field comes from a link. */
  isNoted: Ref<boolean>;
  begin: () => void;
  /** The number in the field is another one now. */
  forgetNote: () => void;
}

/** A number from a link is somebody else's idea (RFC 3966 §11): it is marked, and cannot be dialled at once. */
export function useLinkCaution(): LinkCaution {
  const isArmed = ref(true);
  const isNoted = ref(false);
  const after = useTimers();
  let stopArming = (): void => undefined;
  let stopNote = (): void => undefined;

  function forgetNote(): void {
    stopNote();
    isNoted.value = false;
  }

  function begin(): void {
    stopArming();
    stopNote();
    isArmed.value = false;
    isNoted.value = true;
    stopArming = after(ARMS_AFTER_MS, () => (isArmed.value = true));
    stopNote = after(NOTE_MS, forgetNote);
  }

  return { isArmed, isNoted, begin, forgetNote };
}
