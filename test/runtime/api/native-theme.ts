import { StrictEmitter } from './strict.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends StrictEmitter {
  private source: Source = 'system';
  private isSystemDark = process.env['STAND_IN_DARK'] === '1';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.isSystemDark : this.source === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.isSystemDark;
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    this.change(() => (this.source = source));
  }

  /** What a test says that the desktop has switched to. */
  setSystemDark(isDark: boolean): void {
    this.change(() => (this.isSystemDark = isDark));
  }

  private change(apply: () => void): void {
    const before = this.shouldUseDarkColors;
    apply();
    if (before !== this.shouldUseDarkColors) this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme().setMaxListeners(0);
