/** In device-independent pixels; a second display to the left or above has negative coordinates. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DisplayArea {
  bounds: Rectangle;
  /** Without panels and docks. */
  workArea: Rectangle;
  scaleFactor: number;
}

export interface Size {
  width: number;
  height: number;
}

/** As drawn. Narrower, words would no longer fit. */
const LEAST = { width: 360, height: 560 };

/**
 * The least size of the main window: wider with larger text, as far as every display has room. Not higher: what does not fit is scrolled.
 * `zoom` 1 is as drawn.
 */
export function leastSize(zoom: number, displays: readonly DisplayArea[]): Size {
  const narrowest = Math.min(...displays.map(({ workArea }) => workArea.width));
  return { width: Math.min(Math.round(LEAST.width * zoom), narrowest), height: LEAST.height };
}

/** Names an arrangement of displays: the same ones at the same places, whatever order the system lists them in. */
export function arrangementOf(displays: readonly DisplayArea[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => `${x},${y} ${width}x${height}@${scaleFactor}`)
    .sort()
    .join(' ');
}

/**
 * Where a window that once stood at `stored` can stand on these displays: wholly inside one work area, as near to its old place as it goes,
 * and never smaller than `least` unless the display is. On a display that has gone it comes to the middle of the first one.
 */
export function fitPlace(stored: Rectangle, displays: readonly DisplayArea[], least: Size): Rectangle {
  const [first] = displays;
  if (!first) return stored;
  const best = displays.reduce((one, two) =>
    overlap(stored, two.workArea) > overlap(stored, one.workArea) ? two : one,
  );
  const { workArea } = best;
  const width = clamp(stored.width, least.width, workArea.width);
  const height = clamp(stored.height, least.height, workArea.height);
  if (overlap(stored, workArea) === 0) return middleOf(first.workArea, { width, height });
  return {
    x: clamp(stored.x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(stored.y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  };
}

function middleOf(area: Rectangle, size: Size): Rectangle {
  return {
    x: Math.round(area.x + (area.width - size.width) / 2),
    y: Math.round(area.y + (area.height - size.height) / 2),
    ...size,
  };
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The upper bound has the last word: a display can be smaller than the least size. */
function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}
