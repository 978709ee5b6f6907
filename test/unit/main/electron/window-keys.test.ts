import { describe, expect, it } from 'vitest';
import { windowKey, zoomAfter, type PressedKey } from '../../../../src/main/electron/window-keys.ts';
import { DEFAULT_SETTINGS, settingShapes } from '../../../../src/main/settings/settings-shape.ts';

const press = (key: string, held: Partial<PressedKey> = { control: true }): PressedKey => ({
  type: 'keyDown',
  key,
  control: false,
  meta: false,
  alt: false,
  ...held,
});

describe('the keys of every window', () => {
  it('change the size with either key of a sign', () => {
    expect(['+', '=', '-', '_', '0'].map((key) => windowKey(press(key), 'linux'))).toEqual([
      'larger',
      'larger',
      'smaller',
      'smaller',
      'normal',
    ]);
    expect(windowKey(press('+', { meta: true }), 'darwin')).toBe('larger');
    expect(windowKey(press('+'), 'darwin')).toBeUndefined();
  });

  it('quit on Linux, where there is no menu that does', () => {
    expect(windowKey(press('q'), 'linux')).toBe('quit');
    expect(windowKey(press('Q'), 'linux')).toBe('quit');
    expect(windowKey(press('q'), 'win32')).toBeUndefined();
    expect(windowKey(press('q', { meta: true }), 'darwin')).toBeUndefined();
  });

  it('mean nothing when they are let go, or with Alt, or without Ctrl', () => {
    expect(windowKey({ ...press('q'), type: 'keyUp' }, 'linux')).toBeUndefined();
    expect(windowKey(press('q', { control: true, alt: true }), 'linux')).toBeUndefined();
    expect(windowKey(press('+', {}), 'linux')).toBeUndefined();
    expect(windowKey(press('r'), 'linux')).toBeUndefined();
  });

  it('end at sizes that the settings take', () => {
    let percent = DEFAULT_SETTINGS.zoomPercent;
    for (let i = 0; i < 20; i++) percent = zoomAfter('larger', percent);
    expect(settingShapes.zoomPercent.safeParse(percent).success).toBe(true);
    expect(zoomAfter('larger', percent)).toBe(percent);
    for (let i = 0; i < 20; i++) percent = zoomAfter('smaller', percent);
    expect(settingShapes.zoomPercent.safeParse(percent).success).toBe(true);
    expect(zoomAfter('smaller', percent)).toBe(percent);
    expect(zoomAfter('normal', percent)).toBe(100);
  });
});
