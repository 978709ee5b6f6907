import { ref, type Ref } from 'vue';

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
  let arming: ReturnType<typeof setTimeout> | undefined;
  let noting: ReturnType<typeof setTimeout> | undefined;

  function forgetNote(): void {
    clearTimeout(noting);
    isNoted.value = false;
  }

  function begin(): void {
    clearTimeout(arming);
    clearTimeout(noting);
    isArmed.value = false;
    isNoted.value = true;
    arming = setTimeout(() => (isArmed.value = true), ARMS_AFTER_MS);
    noting = setTimeout(forgetNote, NOTE_MS);
  }

  return { isArmed, isNoted, begin, forgetNote };
}
