import { describe, expect, it } from 'vitest';
import { placeAfter, screenWish } from '../../../../src/renderer/calls/list-keys.ts';

const press = (key: string, at: number): number | undefined => placeAfter(key, at, 200_000, 10);
const keys = { ctrlKey: false, metaKey: false, altKey: false };

describe('the keys of the list', () => {
  it('move by a row, by a page, and to both ends', () => {
    expect(press('ArrowDown', 5)).toBe(6);
    expect(press('ArrowUp', 5)).toBe(4);
    expect(press('PageDown', 5)).toBe(15);
    expect(press('PageUp', 5)).toBe(0);
    expect(press('End', 5)).toBe(199_999);
    expect(press('Home', 199_999)).toBe(0);
  });

  it('begin at the first call and never leave the list', () => {
    expect(press('ArrowDown', -1)).toBe(0);
    expect(press('ArrowDown', 199_999)).toBe(199_999);
    expect(placeAfter('End', -1, 0, 10)).toBeUndefined();
  });

  it('leave other keys alone', () => {
    expect(press('a', 5)).toBeUndefined();
    expect(press('constructor', 5)).toBeUndefined();
  });

  it('go to the search and to the note, but not as part of a shortcut', () => {
    expect(screenWish({ key: '/', ...keys })).toBe('search');
    expect(screenWish({ key: 'n', ...keys })).toBe('note');
    expect(screenWish({ key: 'n', ...keys, ctrlKey: true })).toBeUndefined();
  });
});
