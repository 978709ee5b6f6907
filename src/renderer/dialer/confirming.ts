import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Confirmable, Objection } from '../../preload/contract/index.ts';

export type ConfirmableObjection = Extract<Objection, { reason: Confirmable }>;
export type Question = ConfirmableObjection & { callee: string };

/** A yes sooner than this was on its way before anybody could read what it is asked for. */
export const READS_MS = 500;

const REASONS: readonly string[] = ['repeat', 'same-customer', 'quiet-hours'] satisfies Confirmable[];

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
  /** What was said yes to for this number. */
  agreedFor: (callee: string) => Confirmable[];
  forget: () => void;
}

/** One question after the other; each yes is kept until the call is made, and for that very number only. */
export function useConfirming(): Confirming {
  const question = shallowRef<Question>();
  const isReadable = ref(false);
  let agreed: { callee: string; reasons: Confirmable[] } | undefined;
  let reading: ReturnType<typeof setTimeout> | undefined;

  const agreedFor = (callee: string): Confirmable[] => (agreed?.callee === callee ? agreed.reasons : []);

  function ask(next: Question): void {
    question.value = next;
    isReadable.value = false;
    clearTimeout(reading);
    reading = setTimeout(() => (isReadable.value = true), READS_MS);
  }

  function agree(callee: string): boolean {
    const asked = question.value;
    if (asked?.callee !== callee || !isReadable.value) return false;
    agreed = { callee, reasons: [...new Set([...agreedFor(callee), asked.reason])] };
    // It stays in sight until main has answered: a second click must not fall through to what lies under it.
    isReadable.value = false;
    return true;
  }

  function forget(): void {
    question.value = undefined;
    agreed = undefined;
  }

  return { question, isReadable, ask, agree, agreedFor, forget };
}
