import type { Messages } from '../i18n/zh-cn.ts';
import type { Blocked } from './blocked.ts';

/** Why the call button is off, where the line under the number does not say so already. */
export function blockedWords(t: Messages, blocked: Blocked): string | undefined {
  switch (blocked.is) {
    case 'asking':
      return t.dial.blockedAsking;
    case 'calling':
      return t.dial.blockedCalling;
    case 'arming':
      return t.dial.blockedArming;
    case 'reading':
      return t.dial.blockedReading;
    case 'not-dialable':
      return t.notDialable[blocked.why];
    case 'unreadable':
      return t.errors[blocked.error.code];
    case 'reference-too-long':
      return undefined;
  }
}
