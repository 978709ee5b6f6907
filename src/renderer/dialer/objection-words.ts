import type { Objection } from '../../preload/contract/index.ts';
import { clock, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { groupNumber } from '../caller-ids/mask.ts';
import type { Question } from './confirming.ts';
import { momentWords } from './moment-words.ts';

/** Up to here seconds are counted down; further off, a time of day says more. */
const COUNTS_DOWN_FROM_MS = 10 * 60_000;

export interface QuestionWords {
  title: string;
  text: string;
  yes: string;
}

/** What speaks against the call, and that a yes overrides it. */
export function questionWords(t: Messages, f: Formats, question: Question): QuestionWords {
  const words = t.guard.questions;
  const [callee = '', extension] = question.callee.split(';ext=');
  const number = extension === undefined ? groupNumber(callee) : t.number.withExtension(groupNumber(callee), extension);
  switch (question.reason) {
    case 'emergency': {
      const service = t.emergencies[question.service];
      const { title, text, yes } = words.emergency;
      return { title: title(service), text: text(number, service), yes: yes(number) };
    }
    case 'costly':
      return { ...words.costly, text: words.costly.texts[question.kind](number) };
    case 'do-not-call':
      return { ...words['do-not-call'], text: words['do-not-call'].text(number, question.why) };
    case 'repeat':
      return { ...words.repeat, text: words.repeat.text(number, f.time(question.startedAt)) };
    case 'same-customer': {
      const often = t.guard.often(question.count, t.guard.withins[question.within]);
      return { ...words['same-customer'], text: words['same-customer'].text(number, often) };
    }
    case 'quiet-hours':
      return { ...words['quiet-hours'], text: words['quiet-hours'].text(...quietEnds(t, question)) };
    case 'holiday':
      return { ...words.holiday, text: words.holiday.text(question.date) };
    case 'phone': {
      const { fault, checkedAt } = question;
      const when = checkedAt === undefined ? undefined : momentWords(f, checkedAt, Date.now());
      return { ...words.phone, text: words.phone.faults[fault](when) };
    }
  }
}

/** When a stretch without calls begins and ends, with its days where it is longer than one. */
function quietEnds(t: Messages, { from, to, days }: Quiet): [from: string, to: string] {
  if (!days) return [from, to];
  const [first, last] = days.map((day) => t.guard.days[day - 1] ?? '');
  return [`${first} ${from}`, `${last} ${to}`];
}

type Quiet = Extract<Objection, { from: string }>;

/** Why the settings refuse the call; undefined: something else does. */
export function ruleWords(t: Messages, objection: Objection | undefined): string | undefined {
  switch (objection?.reason) {
    case 'costly-refused':
      return t.guard.costlyRefused[objection.kind];
    case 'do-not-call-refused':
      return t.guard.doNotCallRefused(objection.why);
    case 'same-customer-refused':
      return t.guard.rules.often(objection.count, t.guard.withins[objection.within]);
    case 'quiet-hours-refused':
      return t.guard.rules.quiet(...quietEnds(t, objection));
    case 'holiday-refused':
      return t.guard.rules.holiday(objection.date);
    default:
      return undefined;
  }
}

export interface LimitWords {
  sentence: string;
  /** When a call passes again; changes with the time. */
  wait: string;
  hasPassed: boolean;
}

/** A limit that only time lifts. */
export function limitWords(
  t: Messages,
  f: Formats,
  objection: Extract<Objection, { until: number }>,
  now: number,
): LimitWords {
  const { reason, limit, until } = objection;
  const left = until - now;
  const wait =
    left <= 0
      ? t.guard.passesNow
      : left <= COUNTS_DOWN_FROM_MS
        ? t.guard.passesIn(clock(Math.ceil(left / 1000)))
        : t.guard.passesAt(momentWords(f, until, now));
  return { sentence: t.guard.limits[reason](limit), wait, hasPassed: left <= 0 };
}
