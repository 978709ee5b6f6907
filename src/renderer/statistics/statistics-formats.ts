import { computed, type ComputedRef } from 'vue';
import type { Language } from '../../preload/contract/index.ts';
import { formatsFor } from '../i18n/formats.ts';
import { language } from '../i18n/language.ts';
import type { StatisticsPeriod } from './statistics.store.ts';

const HOUR = 3600;

export interface StatisticsFormats {
  number: (value: number) => string;
  /** `83%` of a share from 0 to 1. */
  percent: (share: number) => string;
  /** `2 hr 13 min`: seconds only below an hour. */
  talk: (seconds: number) => string;
  /** `+12`, `−3`; `say` writes the amount. Never called with 0. */
  signed: (difference: number, say: (amount: number) => string) => string;
  /** `09:00` */
  hour: (hour: number) => string;
  /** `8月24日 周一` */
  day: (at: number) => string;
  /** `周一`, short enough for an axis of seven. */
  weekday: (at: number) => string;
  /** The name of a period that begins at `from` and ends before `to`. */
  period: (period: StatisticsPeriod, from: number, to: number) => string;
}

/** `August 24 – 30, 2026`; a Chinese range would fall back to figures and strokes, so it is put together: `2026年8月24日 – 8月30日`. */
function weeks(tag: Language): (first: number, last: number) => string {
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  const short = new Intl.DateTimeFormat(tag, { month: 'long', day: 'numeric' });
  if (tag === 'en') return (first, last) => date.formatRange(first, last);
  return (first, last) => `${date.format(first)} – ${short.format(last)}`;
}

function periods(tag: Language): StatisticsFormats['period'] {
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'full' });
  const week = weeks(tag);
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long' });
  return (period, from, to) => {
    if (period === 'week') return week(from, to - 1);
    return (period === 'day' ? day : month).format(from).replace(/日(?=星期)/, '日 ');
  };
}

function build(tag: Language): StatisticsFormats {
  const { number, length } = formatsFor(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', weekday: 'short' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short' });
  return {
    number,
    percent: (share) => percent.format(share),
    talk: (seconds) => {
      const whole = Math.round(seconds);
      return length(whole < HOUR ? whole : Math.round(whole / 60) * 60);
    },
    signed: (difference, say) => `${difference > 0 ? '+' : '−'}${say(Math.abs(difference))}`,
    hour: (hour) => `${String(hour).padStart(2, '0')}:00`,
    day: (at) => day.format(at).replace(/日(?=周)/, '日 '),
    weekday: (at) => weekday.format(at),
    period: periods(tag),
  };
}

const built = new Map<Language, StatisticsFormats>();

export function statisticsFormatsFor(tag: Language): StatisticsFormats {
  const known = built.get(tag) ?? build(tag);
  built.set(tag, known);
  return known;
}

const current = computed(() => statisticsFormatsFor(language.value));

/** Kept beside the statistics, so that they are loaded only with them. */
export function useStatisticsFormats(): ComputedRef<StatisticsFormats> {
  return current;
}
