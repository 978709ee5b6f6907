import type { ShortcutState } from '../../../preload/contract/index.ts';
import { errorWords } from '../../i18n/error-words.ts';
import type { Messages } from '../../i18n/zh-cn.ts';
import { keyCaps } from './shortcut-keys.ts';
import type { Attempt } from './shortcut.store.ts';

export interface Verdict {
  tone: 'green' | 'amber' | 'red' | 'neutral';
  title: string;
  hint?: string;
}

/** What became of the keys: of those just captured, else of those that are set; undefined: none are. */
export function verdictOf(
  t: Messages,
  { attempt, state }: { attempt: Attempt | undefined; state: ShortcutState | undefined },
  isMac: boolean,
): Verdict | undefined {
  const keysOf = (accelerator: string): string => keyCaps(accelerator, isMac).join(' + ');
  if (attempt) return attemptWords(t, attempt, keysOf(attempt.accelerator));
  return state && state.is !== 'off' ? stateWords(t, state, keysOf(state.accelerator)) : undefined;
}

/** Why the keys that were just captured were not set. `keys` are as the keyboard shows them. */
export function attemptWords(t: Messages, attempt: Attempt, keys: string): Verdict {
  const words = t.settings.shortcut;
  switch (attempt.is) {
    case 'asking':
      return { tone: 'neutral', title: words.asking };
    case 'taken':
      return { tone: 'red', title: words.isTaken(keys), hint: words.takenHint };
    case 'invalid':
      return { tone: 'red', title: words.isInvalid(keys), hint: words.faults[attempt.why] };
    case 'failed':
      return { tone: 'red', title: words.notSet(keys), hint: errorWords(t, attempt.error).sentence };
  }
}

/** What is known of the shortcut that is set; undefined: none is. */
export function stateWords(t: Messages, state: ShortcutState, keys: string): Verdict | undefined {
  const words = t.settings.shortcut;
  if (state.is === 'off') return undefined;
  if (state.is === 'invalid') return { tone: 'red', title: words.isInvalid(keys), hint: words.faults[state.why] };
  if (state.is === 'taken') return { tone: 'red', title: words.isTaken(keys), hint: words.takenHint };
  if (state.testUntil !== undefined) return { tone: 'neutral', title: words.pressNow(keys), hint: words.pressHint };
  if (state.is === 'unproven') return { tone: 'amber', title: words.unproven, hint: words.unprovenHint };
  if (state.is === 'silent') return { tone: 'amber', title: words.silent, hint: words.silentHint };
  return { tone: 'green', title: words[state.is] };
}
