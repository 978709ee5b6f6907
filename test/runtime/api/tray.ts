import type { Menu } from './menu.ts';
import { type NativeImage, toImage } from './native-image.ts';
import { StrictEmitter } from './strict.ts';

/** Every tray that has not been destroyed. */
export const trays: Tray[] = [];

/** Nothing is drawn: a test reads the icon, the words and the menu, and clicks with `emit('click')` and `menu.items`. */
export class Tray extends StrictEmitter {
  image: NativeImage;
  toolTip = '';
  title = '';
  menu: Menu | null = null;
  private isGone = false;

  constructor(image: NativeImage | string) {
    super();
    this.image = toImage(image);
    trays.push(this);
  }

  setImage = (image: NativeImage | string): void => void (this.image = toImage(image));
  setPressedImage = (): void => undefined;
  setToolTip = (text: string): void => void (this.toolTip = text);
  setTitle = (text: string): void => void (this.title = text);
  getTitle = (): string => this.title;
  setContextMenu = (menu: Menu | null): void => void (this.menu = menu);
  popUpContextMenu = (menu = this.menu): void => menu?.popup();
  closeContextMenu = (): void => this.menu?.closePopup();
  setIgnoreDoubleClickEvents = (): void => undefined;
  displayBalloon = (): void => undefined;
  getBounds = (): { x: number; y: number; width: number; height: number } => ({ x: 0, y: 0, width: 0, height: 0 });
  isDestroyed = (): boolean => this.isGone;
  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    trays.splice(trays.indexOf(this), 1);
  }
}
