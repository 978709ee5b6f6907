import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import type { NumberReading } from '../../../../src/preload/contract/index.ts';
import { numberTable } from './number-table.ts';

describe('every number of the table', () => {
  it.each(numberTable)('%j with %j: %s (%s)', (typed, rules, expected) => {
    expect(inWords(readNumber(typed, rules))).toBe(expected);
  });

  it('stands there once for the same settings, and there are at least 300', () => {
    const keys = numberTable.map(([typed, rules]) => JSON.stringify([typed, rules]));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(300);
  });

  it('reads as itself once it is what would be dialled, and so does what is shown', () => {
    for (const [typed, rules] of numberTable) {
      const reading = readNumber(typed, rules);
      if (reading.is === 'not-dialable') continue;
      const { callee, display } = reading;
      expect(readNumber(callee, rules)).toMatchObject({ callee, display });
      expect(readNumber(display, rules)).toMatchObject({ callee, display });
    }
  });
});

function inWords(reading: NumberReading): string {
  if (reading.is === 'not-dialable') return `no: ${reading.why}`;
  const { kind, callee, droppedExtension } = reading;
  return `${kind} ${callee}${droppedExtension === undefined ? '' : ` without ${droppedExtension}`}`;
}
