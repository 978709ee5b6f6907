import type { NumberKind, NumberReading, NotDialable } from '../../preload/contract/index.ts';

export type Dialable = Extract<NumberReading, { is: 'dialable' }>;

export function yes(callee: string, kind: NumberKind, display: string): Dialable {
  return { is: 'dialable', callee, kind, display };
}

export function no(why: NotDialable): NumberReading {
  return { is: 'not-dialable', why };
}
