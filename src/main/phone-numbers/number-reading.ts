import type { NumberKind, NumberReading, NotDialable } from '../../preload/contract/index.ts';
import { emergencyOf } from './emergency.ts';

export type Dialable = Extract<NumberReading, { is: 'dialable' }>;

export function yes(callee: string, kind: NumberKind, display: string): Dialable {
  const emergency = emergencyOf(callee);
  return { is: 'dialable', callee, kind, display, ...(emergency && { emergency }) };
}

export function no(why: NotDialable): NumberReading {
  return { is: 'not-dialable', why };
}
