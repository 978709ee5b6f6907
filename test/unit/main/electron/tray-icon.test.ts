import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayIcon } from '../../../../src/main/electron/tray-icon.ts';

const ICONS = join(import.meta.dirname, '../../../../resources/icons');

describe('the icon in the tray', () => {
  it('follows the taskbar on Windows, is a template on macOS, and has an outline on Linux', () => {
    expect(trayIcon('win32', true, false)).toBe('tray-light.png');
    expect(trayIcon('win32', false, true)).toBe('tray-dark-dot.png');
    expect(trayIcon('darwin', true, true)).toBe('trayDotTemplate.png');
    expect(trayIcon('linux', true, false)).toBe(trayIcon('linux', false, false));
    expect(trayIcon('linux', false, true)).toBe('tray-outlined-dot.png');
  });

  it('is there for every system and state', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const)
      for (const isDark of [false, true])
        for (const hasDot of [false, true])
          expect(existsSync(join(ICONS, trayIcon(platform, isDark, hasDot))), platform).toBe(true);
  });
});
