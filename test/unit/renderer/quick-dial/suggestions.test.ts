import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../../src/preload/contract/index.ts';
import { stepTo, suggestionsFor } from '../../../../src/renderer/quick-dial/suggestions.ts';

const calls = ['13900010002', '', '057188880011', '13700010004', '13500010005', '13600010006'].map(
  (customerNumber, index): CallRow => ({
    uuid: String(index),
    direction: 'outbound',
    state: 'answered',
    stateText: '',
    customerNumber,
    isRecorded: false,
    hasNote: false,
    tags: [],
  }),
);
const numbers = (typed: string): string[] => suggestionsFor(calls, typed).map(({ number }) => number);

describe('the suggestions of the quick dialler', () => {
  it('are the newest numbers while nothing is typed, without calls that have none', () => {
    expect(numbers('')).toEqual(['13900010002', '057188880011', '13700010004', '13500010005']);
  });

  it('hold what was typed, whatever stands between the digits', () => {
    expect(numbers('0571 88')).toEqual(['057188880011']);
  });

  it('begin with the contacts that were found, and have no number twice', () => {
    const contacts = ['+86 139 0001 0002', ''].map((number, id) => ({
      ...{ id: String(id), name: '沈若琳', company: '', number, numberCount: 1 },
    }));
    expect(suggestionsFor(calls, 'srl', contacts).map(({ is, number }) => `${is} ${number}`)).toEqual([
      'contact +86 139 0001 0002',
    ]);
    expect(suggestionsFor(calls, '139', contacts).map(({ is }) => is)).toEqual(['contact']);
    expect(numbers('nobody')).toEqual([]);
  });

  it('are stepped through without leaving the list; above the first is the own text', () => {
    expect(stepTo(-1, 1, 3)).toBe(0);
    expect(stepTo(2, 1, 3)).toBe(2);
    expect(stepTo(0, -1, 3)).toBe(-1);
    expect(stepTo(-1, 1, 0)).toBe(-1);
  });
});
