import type { AppError, NotDialable } from '../../preload/contract/index.ts';
import type { ReadingState } from './reading.ts';

/** Why the call button cannot be pressed. */
export type Blocked =
  | { is: 'asking' }
  | { is: 'calling' }
  | { is: 'arming' }
  | { is: 'reading' }
  | { is: 'reference-too-long'; over: number }
  | { is: 'not-dialable'; why: NotDialable }
  | { is: 'unreadable'; error: AppError };

/** What the reading of the field has against a call. */
export function blockedByReading(reading: ReadingState, isCurrent: boolean): Blocked | undefined {
  if (reading.is === 'failed') return { is: 'unreadable', error: reading.error };
  if (reading.is === 'none' || !isCurrent) return { is: 'reading' };
  return reading.value.is === 'dialable' ? undefined : { is: 'not-dialable', why: reading.value.why };
}
