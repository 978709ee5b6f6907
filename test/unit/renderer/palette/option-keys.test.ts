import { describe, expect, it } from 'vitest';
import { placeAfterKey } from '../../../../src/renderer/palette/option-keys.ts';

describe('keys in the palette', () => {
  it('go round at both ends', () => {
    expect(placeAfterKey('ArrowDown', 2, 3)).toBe(0);
    expect(placeAfterKey('ArrowUp', 0, 3)).toBe(2);
  });

  it('stay inside by pages', () => {
    expect(placeAfterKey('PageDown', 1, 3)).toBe(2);
    expect(placeAfterKey('PageUp', 8, 20)).toBe(2);
  });

  it('leave the field its own keys, and everything where there is nothing to choose', () => {
    expect(placeAfterKey('Home', 1, 3)).toBeUndefined();
    expect(placeAfterKey('ArrowDown', 0, 0)).toBeUndefined();
  });
});
