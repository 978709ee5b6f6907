import { shallowRef, watch } from 'vue';
import type { AppError, FoundNumber, Result } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useDialerStore } from './dialer.store.ts';
import { defineAgentStore } from '../session.ts';

export type CandidateSource = 'clipboard' | 'text';

/** Numbers found in a text, to pick one from. One alone goes into the field at once. */
export type Candidates =
  | { is: 'none' }
  | { is: 'looking' }
  | { is: 'several'; numbers: FoundNumber[] }
  | { is: 'nothing'; from: CandidateSource }
  | { is: 'failed'; error: AppError };

/** More than any text that somebody means as a few numbers. */
const LONGEST = 10_000;

/** The field makes spaces of line breaks. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

export const useCandidatesStore = defineAgentStore('candidates', () => {
  const dialer = useDialerStore();
  const state = shallowRef<Candidates>({ is: 'none' });
  const asked = questions();

  function close(): void {
    asked.drop();
    state.value = { is: 'none' };
  }

  // Whoever goes on typing has made up their mind.
  watch(() => dialer.text, close, { flush: 'sync' });

  function pick(found: FoundNumber): void {
    close();
    dialer.fill(found.text);
  }

  function offer(result: Result<FoundNumber[]>, from: CandidateSource): void {
    if (!result.ok) {
      state.value = { is: 'failed', error: result.error };
      return;
    }
    const [first, ...others] = result.value;
    if (!first) state.value = { is: 'nothing', from };
    else if (others.length === 0) pick(first);
    else state.value = { is: 'several', numbers: result.value };
  }

  /** Only on the agent's command: nothing reads the clipboard by itself. */
  async function lookInClipboard(): Promise<void> {
    const isNewest = asked.take();
    state.value = { is: 'looking' };
    const result = await request('dialer.numbersInClipboard', undefined);
    if (isNewest()) offer(result, 'clipboard');
  }

  async function lookInText(text: string): Promise<void> {
    const isNewest = asked.take();
    state.value = { is: 'looking' };
    const result = await request('dialer.numbersInText', { text: text.slice(0, LONGEST) });
    if (isNewest()) offer(result, 'text');
  }

  /**
   * After a paste: the field says what it makes of it, with the care that a pasted text needs. The numbers in the text are offered where the field
   * cannot be dialled, or where they are not the one in the field.
   */
  async function lookInPaste(pasted: string): Promise<void> {
    const isNewest = asked.take();
    await dialer.read(dialer.text, withoutSpaces(dialer.text) === withoutSpaces(pasted));
    if (!isNewest()) return;
    const result = await request('dialer.numbersInText', { text: pasted.slice(0, LONGEST) });
    // The line under the field says already why it cannot be dialled.
    if (!isNewest() || !result.ok || result.value.length === 0) return;
    if (dialer.callee === '' || result.value.some(({ callee }) => callee !== dialer.callee)) offer(result, 'text');
  }

  return { state, close, pick, lookInClipboard, lookInText, lookInPaste };
});
