import type { AppPlace, FollowUp, Language } from '../../preload/contract/index.ts';
import { maskNumber } from '../log/log.ts';
import { NOTICE_WORDS, type NoticeWords } from '../i18n/notice-words.ts';
import { oneLine } from '../call-api/plain-text.ts';
import type { CallResult, Notice, Problem } from './notice.ts';

export interface NoticeText {
  title: string;
  body: string;
  /** The number for the field when the agent wants to call back; only where there is one to mean. */
  callBack?: string;
  /** The one follow-up that it is about: to be put off or done. */
  followUp?: string;
  /** Where a click leads. */
  place: AppPlace;
}

export interface NoticeStyle {
  language: Language;
  areNumbersMasked: boolean;
  /** Of the contact who has a number, where names may be shown. */
  nameOf: (number: string) => string | undefined;
}

const LINES = 3;
/** Of a number or a region. */
const LONGEST = 60;

/** What a notification says and where it leads; customer numbers as the settings want them. */
export function textOf(notice: Notice, style: NoticeStyle): NoticeText {
  const words = NOTICE_WORDS[style.language];
  const shown = (number: string): string =>
    joined(plain(style.nameOf(number) ?? ''), plain(style.areNumbersMasked ? maskNumber(number) : number));
  switch (notice.kind) {
    case 'missed': {
      const customers = new Map(notice.about.map((missed) => [missed.customerNumber, missed]));
      const lines = [...customers.values()].map((one) =>
        joined(shown(one.customerNumber), plain(one.customerRegion ?? '')),
      );
      const [only, ...others] = customers.keys();
      return {
        title: words.missed(customers.size),
        body: listed(lines, words),
        ...(only !== undefined && others.length === 0 && { callBack: only }),
        place: { screen: 'missed' },
      };
    }
    case 'followUps':
      return followUpText(notice.about, shown, words);
    case 'results':
      return resultText(notice.about, shown, words);
    case 'problems':
      return problemText(notice.about, words);
  }
}

function followUpText(due: FollowUp[], shown: (number: string) => string, words: NoticeWords): NoticeText {
  const lines = due.map(({ customerNumber, note }) => joined(shown(customerNumber), plain(note)));
  const [only, ...others] = due;
  return {
    title: words.followUps(due.length),
    body: listed(lines, words),
    ...(only && others.length === 0 && { callBack: only.customerNumber, followUp: only.id }),
    place: { screen: 'dial' },
  };
}

function resultText(results: CallResult[], shown: (number: string) => string, words: NoticeWords): NoticeText {
  const [only, ...others] = results;
  if (!only || others.length > 0) {
    const lines = results.map((result) => joined(shown(result.callee), outcomeOf(result, words)));
    return { title: words.results(results.length), body: listed(lines, words), place: { screen: 'calls' } };
  }
  const { callee, outcome } = only;
  const place: AppPlace = 'uuid' in outcome ? { screen: 'calls', uuid: outcome.uuid } : { screen: 'dial' };
  const details = 'uuid' in outcome ? outcomeOf(only, words) : undefined;
  return { title: words.outcome[outcome.is], body: joined(shown(callee), details), place };
}

function outcomeOf({ outcome }: CallResult, words: NoticeWords): string {
  if (!('uuid' in outcome)) return words.outcome[outcome.is];
  return outcome.talkSeconds > 0 ? words.talked(minutes(outcome.talkSeconds)) : words.state[outcome.result];
}

function problemText(problems: Problem[], words: NoticeWords): NoticeText {
  const texts = problems.map((one) => (one.is === 'seat-expires' ? words.seat(one.daysLeft) : words.problem[one.is]));
  const [only, ...others] = texts;
  const place: AppPlace = { screen: problems[0] ? PLACES[problems[0].is] : 'dial' };
  if (only && others.length === 0) return { ...only, place };
  return {
    title: words.problems(texts.length),
    body: listed(
      texts.map(({ title }) => title),
      words,
    ),
    place,
  };
}

const PLACES: Record<Problem['is'], AppPlace['screen']> = {
  'token-dead': 'dial', // its banner stands over every screen
  'store-read-only': 'calls',
  offline: 'calls',
  'seat-expires': 'seat',
};

/** Many desktops read markup in the body of a notification (Desktop Notifications Specification), and Electron passes it on as it is. */
const MARKUP: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };

/** Words of others, as text that no desktop can take for anything else: one line, no markup, no marks that reorder it. */
function plain(text: string): string {
  return oneLine(text, LONGEST).replace(/[<>&]/g, (sign) => MARKUP[sign] ?? '');
}

function listed(lines: string[], words: NoticeWords): string {
  const hidden = lines.length - LINES;
  return [...lines.slice(0, LINES), ...(hidden > 0 ? [words.more(hidden)] : [])].join('\n');
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
