import type { CallRow } from '../../preload/contract/index.ts';
import { clock, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { showNumber } from '../caller-ids/mask.ts';
import { lineOf } from './call-words.ts';

/** What a row of the list shows. */
export interface RowWords {
  /** The contact's name where there is one: then the number stands in the line below. */
  number: string;
  line: string;
  time: string;
  /** Talk time where they talked, otherwise how long it took. */
  length: string;
}

export function rowWords(t: Messages, f: Formats, call: CallRow, isMasked: boolean, name?: string): RowWords {
  const trunk = [call.trunkName, call.trunkNumber].find(Boolean);
  const line = lineOf(t, call);
  const number = call.customerNumber === '' ? t.calls.noNumber : showNumber(call.customerNumber, isMasked);
  const seconds = call.state === 'answered' ? (call.talkSeconds ?? call.totalSeconds) : call.totalSeconds;
  return {
    number: name ?? number,
    line: [name === undefined ? '' : number, line, trunk ? t.calls.via(trunk) : ''].filter(Boolean).join(' · '),
    time: call.startedAt === undefined ? '' : f.time(call.startedAt),
    length: seconds === undefined ? '' : clock(seconds),
  };
}

/** The tags that a row has room for; of the others it shows how many. */
export const SHOWN_TAGS = 2;

/**
 * The same for a screen reader, with what the eye sees in the icons and in the day's title. One text for the row instead of hidden
 * ones in it: each of those would be laid out and painted with every frame. What is shown stands in it as it is shown, for those who say
 * what they see (WCAG 2.5.3).
 */
export function spokenRow(t: Messages, call: CallRow, words: RowWords, day: string): string {
  const [shown, others] = [call.tags.slice(0, SHOWN_TAGS), call.tags.slice(SHOWN_TAGS)];
  const parts = [
    `${t.calls.directionWords[call.direction]} ${words.number}`,
    ...shown,
    others.length > 0 ? `+${others.length}` : '',
    words.time,
    words.line,
    words.length,
    day,
    ...others,
    call.hasNote ? t.calls.hasNote : '',
  ];
  return parts.filter(Boolean).join(', ');
}
