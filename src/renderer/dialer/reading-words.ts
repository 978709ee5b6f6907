import type { NumberReading } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** The line under the number: what will be dialled, or why nothing can be. */
export function readingWords(t: Messages, reading: NumberReading): string {
  if (reading.is === 'not-dialable') return t.notDialable[reading.why];
  const { kind, emergency, region, callee, droppedExtension: dropped, sentExtension: sent } = reading;
  return [
    emergency === undefined ? t.numberKinds[kind] : t.number.emergency(t.emergencies[emergency]),
    region,
    t.number.willDial(callee),
    dropped === undefined ? undefined : t.number.droppedExtension(dropped),
    sent === undefined ? undefined : t.number.sentExtension(sent),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
