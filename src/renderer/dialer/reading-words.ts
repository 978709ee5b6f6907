import type { NumberReading } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** The line under the number: what will be dialled, or why nothing can be. */
export function readingWords(t: Messages, reading: NumberReading): string {
  if (reading.is === 'not-dialable') return t.notDialable[reading.why];
  const extension = reading.droppedExtension;
  return [
    t.numberKinds[reading.kind],
    reading.region,
    t.number.willDial(reading.callee),
    extension === undefined ? undefined : t.number.droppedExtension(extension),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
