import { describe, expect, it } from 'vitest';
import { pickerKey, type PickerStanding } from '../../../../src/renderer/ui/picker-keys.ts';

const labels = ['Automatic', 'Sales', 'Service', 'Main line'];
const open = (at: number): PickerStanding => ({ isOpen: true, at, labels });
const press = (key: string, standing: PickerStanding, held: { altKey?: boolean; ctrlKey?: boolean } = {}) =>
  pickerKey({ key, altKey: false, ctrlKey: false, metaKey: false, ...held }, standing);

describe('a key on a list that hangs on a button', () => {
  it.each(['ArrowDown', 'ArrowUp'])('opens it (%s), and Enter and Space are left to the button', (key) => {
    const closed = { isOpen: false, at: -1, labels };
    expect(press(key, closed)).toEqual({ is: 'open' });
    expect([press('Enter', closed), press(' ', closed), press('Tab', closed)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('moves within the list and stops at its ends', () => {
    expect(press('ArrowDown', open(0))).toEqual({ is: 'move', to: 1 });
    expect(press('ArrowDown', open(3))).toEqual({ is: 'move', to: 3 });
    expect(press('ArrowUp', open(0))).toEqual({ is: 'move', to: 0 });
    expect(press('ArrowDown', open(-1))).toEqual({ is: 'move', to: 0 });
    expect([press('Home', open(2)), press('End', open(2))]).toEqual([
      { is: 'move', to: 0 },
      { is: 'move', to: 3 },
    ]);
    expect(press('PageDown', open(1))).toEqual({ is: 'move', to: 3 });
  });

  it('picks with Enter and Space and closes with Escape', () => {
    expect([press('Enter', open(1)), press(' ', open(1))]).toEqual([{ is: 'pick' }, { is: 'pick' }]);
    expect([press('Escape', open(1)), press('ArrowUp', open(1), { altKey: true })]).toEqual([
      { is: 'close' },
      { is: 'close' },
    ]);
  });

  it('goes to the next name that begins with a letter, round the end, and knows when there is none', () => {
    expect(press('s', open(1))).toEqual({ is: 'move', to: 2 });
    expect(press('S', open(2))).toEqual({ is: 'move', to: 1 });
    expect(press('x', open(1))).toBeUndefined();
  });

  it('leaves shortcuts and Tab to the window', () => {
    expect([press('k', open(1), { ctrlKey: true }), press('Tab', open(1))]).toEqual([undefined, undefined]);
  });
});
