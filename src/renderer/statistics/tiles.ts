import type { CallFigures } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { averageTalk, inboundRate, outboundRate } from './figures.ts';
import type { StatisticsFormats } from './statistics-formats.ts';

export interface Tile {
  key: keyof Messages['statistics']['figures'];
  value: string;
  /** Against the period before; undefined where there is nothing to compare with. */
  change?: string;
}

interface Measure {
  key: Tile['key'];
  /** In the unit that is shown, already rounded to it, so that differences agree with what was seen before. */
  of: (figures: CallFigures) => number | undefined;
  say: (value: number) => string;
  sayChange?: (amount: string) => string;
}

function measures(t: Messages['statistics'], f: StatisticsFormats): Measure[] {
  const percent = (rate: number | undefined): number | undefined =>
    rate === undefined ? undefined : Math.round(rate * 100);
  const rates = { say: (value: number) => f.percent(value / 100), sayChange: t.points };
  return [
    { key: 'outbound', of: (figures) => figures.outbound, say: f.number },
    { key: 'inbound', of: (figures) => figures.inbound, say: f.number },
    { key: 'talked', of: (figures) => figures.talked, say: f.number },
    { key: 'missed', of: (figures) => figures.missed, say: f.number },
    { key: 'outboundRate', of: (figures) => percent(outboundRate(figures)), ...rates },
    { key: 'inboundRate', of: (figures) => percent(inboundRate(figures)), ...rates },
    { key: 'talkTime', of: (figures) => figures.talkSeconds, say: f.talk },
    { key: 'average', of: averageTalk, say: f.talk },
  ];
}

function changeOf(measure: Measure, f: StatisticsFormats, now: number, before: number): string | undefined {
  const difference = Math.round(now - before);
  if (difference === 0) return undefined;
  const amount = measure.sayChange ? f.number : measure.say;
  return (measure.sayChange ?? String)(f.signed(difference, amount));
}

/** The figures of a period with their change; without `before` nothing is compared. */
export function tilesOf(
  t: Messages['statistics'],
  f: StatisticsFormats,
  figures: CallFigures,
  before?: CallFigures,
): Tile[] {
  return measures(t, f).map((measure) => {
    const [now, earlier] = [measure.of(figures), before && measure.of(before)];
    const value = now === undefined ? t.none : measure.say(now);
    if (now === undefined || earlier === undefined) return { key: measure.key, value };
    return { key: measure.key, value, change: changeOf(measure, f, now, earlier) ?? t.unchanged };
  });
}
