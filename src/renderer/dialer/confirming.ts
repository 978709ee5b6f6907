import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Confirmable, Objection } from '../../preload/contract/index.ts';
import type { PhoneFault } from '../phone/phone.store.ts';
import { useTimers } from '../ui/timers.ts';

export type ConfirmableObjection = Extract<Objection, { reason: Confirmable }>;
/** Asked by the window itself: the registrar said so at `checkedAt` (UTC epoch ms). Main neither asks this nor hears of the yes. */
export interface PhoneObjection {
  reason: 'phone';
  fault: PhoneFault;
  checkedAt?: number;
}
/** `callee`: the number with its extension, sent or not (`customerOf`). */
export type Question = (ConfirmableObjection | PhoneObjection) & { callee: string };

/** A yes sooner than this was on its way before anybody could read what it is asked for. */
export const READS_MS = 500;

const REASONS: readonly string[] = [
  'emergency',
  'costly',
  'do-not-call',
  'repeat',
  'same-customer',
  'quiet-hours',
  'holiday',
] satisfies Confirmable[];

export function isConfirmable(objection: Objection): objection is ConfirmableObjection {
  return REASONS.includes(objection.reason);
}

export interface Confirming {
  question: ShallowRef<Question | undefined>;
  /** Whether a yes counts already. */
  isReadable: Ref<boolean>;
  ask: (question: Question) => void;
  /** Takes the yes for this number; false: it does not count, because the question is too new or about another one. */
  agree: (callee: string) => boolean;
  /** What was said yes to for this number, of what main may object to. */
  agreedFor: (callee: string) => Confirmable[];
  hasAgreed: (callee: string, reason: Question['reason']) => boolean;
  forget: () => void;
}

/** One question after the other; each yes is kept until the call is made, and for that very number only. */
export function useConfirming(): Confirming {
  const question = shallowRef<Question>();
  const isReadable = ref(false);
  let agreed: { callee: string; reasons: Question['reason'][] } | undefined;
  const after = useTimers();
  let stopReading = (): void => undefined;

  const reasonsFor = (callee: string): Question['reason'][] => (agreed?.callee === callee ? agreed.reasons : []);
  const agreedFor = (callee: string): Confirmable[] => reasonsFor(callee).filter((reason) => reason !== 'phone');
  const hasAgreed = (callee: string, reason: Question['reason']): boolean => reasonsFor(callee).includes(reason);

  function ask(next: Question): void {
    question.value = next;
    isReadable.value = false;
    stopReading();
    stopReading = after(READS_MS, () => (isReadable.value = true));
  }

  function agree(callee: string): boolean {
    const asked = question.value;
    if (asked?.callee !== callee || !isReadable.value) return false;
    agreed = { callee, reasons: [...new Set([...reasonsFor(callee), asked.reason])] };
    // It stays in sight until main has answered: a second click must not fall through to what lies under it.
    isReadable.value = false;
    return true;
  }

  function forget(): void {
    question.value = undefined;
    agreed = undefined;
  }

  return { question, isReadable, ask, agree, agreedFor, hasAgreed, forget };
}
