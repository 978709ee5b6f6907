import type { Events } from '../../preload/contract/index.ts';
import { clock } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { showNumber } from '../caller-ids/mask.ts';

/** What became of a call that may have been placed, now that its record is there. */
export function foundWords(t: Messages, found: Events['dialer.found'], isMasked: boolean): string {
  const { callee, result, talkSeconds } = found;
  const talked = result === 'answered' && talkSeconds > 0;
  return t.dialer.found(
    showNumber(callee, isMasked),
    talked ? t.dial.talked(clock(talkSeconds)) : t.callStates[result],
  );
}
