import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AppError, NumberReading } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';

export type ReadingState =
  { is: 'none' } | { is: 'read'; text: string; value: NumberReading } | { is: 'failed'; text: string; error: AppError };

/** Whom a number belongs to: behind one virtual number every extension is somebody else, sent or not. */
export function customerOf({ callee, droppedExtension }: { callee: string; droppedExtension?: string }): string {
  return droppedExtension === undefined ? callee : `${callee};ext=${droppedExtension}`;
}

export interface Reading {
  text: Ref<string>;
  reading: ShallowRef<ReadingState>;
  /** Whether the reading belongs to what is in the field right now. */
  isCurrent: ComputedRef<boolean>;
  /** `isPasted`: the whole of it was pasted, and is read with more care. */
  read: (text: string, isPasted?: boolean) => Promise<void>;
  /** When the newest question has been answered. */
  settled: () => Promise<void>;
}

/**
 * The number field and how main reads it. The old reading stays until the new one is there, so that
 * the line under the field does not flicker, but it never counts as the reading of the new text.
 */
export function useReading(): Reading {
  const text = ref('');
  const reading = shallowRef<ReadingState>({ is: 'none' });
  const asked = questions();
  let newest: Promise<void> = Promise.resolve();
  const isCurrent = computed(() => reading.value.is !== 'none' && reading.value.text === text.value);

  function read(typed: string, isPasted = false): Promise<void> {
    text.value = typed;
    newest = ask(typed, isPasted);
    return newest;
  }

  async function ask(typed: string, isPasted: boolean): Promise<void> {
    const isNewest = asked.take();
    const result = await request('dialer.read', { text: typed, ...(isPasted && { isPasted }) });
    if (!isNewest()) return;
    reading.value = result.ok
      ? { is: 'read', text: typed, value: result.value }
      : { is: 'failed', text: typed, error: result.error };
  }

  return { text, reading, isCurrent, read, settled: () => newest };
}
