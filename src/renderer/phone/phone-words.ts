import type { PhoneState } from '../../preload/contract/index.ts';
import { momentWords } from '../dialer/moment-words.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { Standing } from './standing.ts';

export interface PhoneWords {
  tone: 'green' | 'red' | 'neutral';
  title: string;
  lines: string[];
  /** What to do next; undefined: nothing. */
  next?: string;
}

/** What is known of the phone, why not more, and what to do about it. */
export function phoneWords(
  t: Messages,
  f: Formats,
  standing: Standing,
  askAgainAt: number | undefined,
  now: number,
): PhoneWords {
  const { next } = t.phone;
  const title = t.phone.state[standing.is];
  switch (standing.is) {
    case 'registered': {
      if (standing.isOwnWord) return { tone: 'green', title, lines: [t.phoneCalls.saysRegistered] };
      const count = standing.devices.length;
      const line =
        standing.until === undefined
          ? t.phone.onDevices(count)
          : t.phone.onDevicesUntil(count, momentWords(f, standing.until, now));
      return { tone: 'green', title, lines: [line] };
    }
    case 'lapsed':
      return {
        tone: 'neutral',
        title,
        lines: [t.phone.lapsedAt(momentWords(f, standing.until, now))],
        next: next.lapsed,
      };
    case 'not-registered':
      return { tone: 'red', title, lines: [t.phone.notRegisteredText], next: next['not-registered'] };
    case 'wrong-password':
      return { tone: 'red', title, lines: [], next: next['wrong-password'] };
    case 'unknown': {
      const { why, status } = standing;
      const refusal = why === 'refused' ? refusalOf(status) : undefined;
      const reason = refusal ? t.phone.refusals[refusal] : t.phone.reasons[why];
      const lines = [
        reason,
        ...(status === undefined ? [] : [t.phone.answered(status)]),
        ...(askAgainAt === undefined || askAgainAt <= now ? [] : [t.phone.askAgainAt(momentWords(f, askAgainAt, now))]),
      ];
      return { tone: 'neutral', title, lines, next: refusal ? t.phone.afterRefusal[refusal] : next[why] };
    }
  }
}

/** What a status says of why it is refused (RFC 3261 §21); undefined: no more than that it is. */
function refusalOf(status = 0): keyof Messages['phone']['refusals'] | undefined {
  if (status >= 300 && status < 400) return 'elsewhere';
  if ([404, 410, 604].includes(status)) return 'unknownAccount';
  if ([408, 429, 480, 486, 491, 500, 503, 504, 600].includes(status)) return 'busy';
  if (status === 403 || status === 603) return 'forbidden';
  return undefined;
}

/** The line of the progress card after "phone not registered": what the registrar has said since, if anything. */
export function sinceRefusalWords(
  t: Messages,
  f: Formats,
  phone: PhoneState,
  refusedAt: number,
  now: number,
): string | undefined {
  if (phone.isChecking) return t.phone.call.checking;
  if (phone.at === undefined || phone.at < refusedAt) return undefined;
  const time = momentWords(f, phone.at, now);
  const said = phone.registration.is;
  return said === 'registered' ? t.phone.call.registered(time) : t.phone.call.other(time, t.phone.state[said]);
}
