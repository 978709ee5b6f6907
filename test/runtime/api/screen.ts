import type { Rectangle, Size } from 'electron';
import { StrictEmitter } from './strict.ts';

interface Display {
  id: number;
  scaleFactor: number;
  bounds: Rectangle;
  workArea: Rectangle;
  size: Size;
  workAreaSize: Size;
}

let displays = [display(1, { x: 0, y: 0, width: 1920, height: 1080 }, 1)];

/** Other displays from now on, the first one the primary; windows stay where they are, as no window manager moves them here. */
export function setDisplays(areas: (Rectangle & { scaleFactor?: number })[]): void {
  displays = areas.map(({ scaleFactor = 1, ...area }, n) => display(n + 1, area, scaleFactor));
}

/** One display of a fixed size, until a test says otherwise. Nothing changes by itself. */
class Screen extends StrictEmitter {
  cursor = { x: 0, y: 0 };
  getPrimaryDisplay = (): Display | undefined => displays[0];
  getAllDisplays = (): Display[] => [...displays];
  getDisplayNearestPoint = ({ x, y } = { x: 0, y: 0 }): Display => {
    const [first] = displays;
    if (!first) throw new Error('stand-in runtime: no display');
    const isOn = ({ bounds }: Display): boolean =>
      x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height;
    return displays.find(isOn) ?? first;
  };
  getDisplayMatching = (rectangle: Rectangle): Display => this.getDisplayNearestPoint(rectangle);
  getCursorScreenPoint = (): { x: number; y: number } => ({ ...this.cursor });
}
export const screen = new Screen();

function display(id: number, area: Rectangle, scaleFactor: number): Display {
  const size = { width: area.width, height: area.height };
  const fixed = { label: 'stand-in', rotation: 0, internal: false, touchSupport: 'unknown' };
  return { id, ...fixed, scaleFactor, bounds: area, workArea: area, size, workAreaSize: size };
}
