import { describe, expect, it } from 'vitest';
import type { CallFigures } from '../../../../src/preload/contract/index.ts';
import { statisticsEn } from '../../../../src/renderer/i18n/en/statistics.ts';
import { statisticsFormatsFor } from '../../../../src/renderer/statistics/statistics-formats.ts';
import { tilesOf } from '../../../../src/renderer/statistics/tiles.ts';
import { nothing } from './statistics-world.ts';

const now: CallFigures = { outbound: 1200, inbound: 5, talked: 603, missed: 2, talkSeconds: 36_180 };
const before: CallFigures = { outbound: 1000, inbound: 5, talked: 403, missed: 2, talkSeconds: 37_000 };
const tiles = (figures: CallFigures, earlier?: CallFigures) =>
  Object.fromEntries(
    tilesOf(statisticsEn, statisticsFormatsFor('en'), figures, earlier).map(({ key, ...rest }) => [key, rest]),
  );

describe('the figures of a period', () => {
  it('stand beside their change in the unit they are shown in', () => {
    expect(tiles(now, before)).toEqual({
      outbound: { value: '1,200', change: '+200' },
      inbound: { value: '5', change: 'no change' },
      talked: { value: '603', change: '+200' },
      missed: { value: '2', change: 'no change' },
      outboundRate: { value: '50%', change: '+10 points' },
      inboundRate: { value: '60%', change: 'no change' },
      talkTime: { value: '10 hr 3 min', change: '−13 min 40 sec' },
      average: { value: '1 min', change: '−32 sec' },
    });
  });

  it('are compared with nothing when the period before is not known', () => {
    expect(Object.values(tiles(now)).filter((tile) => 'change' in tile)).toEqual([]);
  });

  it('have no rate and no average where nobody called', () => {
    const empty = tiles(nothing, before);
    expect(empty['outboundRate']).toEqual({ value: '—' });
    expect(empty['average']).toEqual({ value: '—' });
    expect(empty['outbound']).toEqual({ value: '0', change: '−1,000' });
  });
});
