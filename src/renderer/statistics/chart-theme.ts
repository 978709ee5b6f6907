export interface ChartTheme {
  font: string;
  text: string;
  muted: string;
  hairline: string;
  surface: string;
  ground: string;
  /** Any other colour of `ui/theme.css`, by its token. */
  colour: (token: `--color-${string}`) => string;
}

/**
 * The tokens as a canvas understands them. Their values hold `light-dark()`, which only a real property resolves,
 * so the element's own colour is borrowed for a moment; a canvas shows none.
 */
export function chartTheme(canvas: HTMLCanvasElement): ChartTheme {
  const style = getComputedStyle(canvas);
  const colour: ChartTheme['colour'] = (token) => {
    canvas.style.color = `var(${token})`;
    const resolved = style.color;
    canvas.style.color = '';
    return resolved;
  };
  return {
    font: style.fontFamily,
    text: colour('--color-text'),
    muted: colour('--color-muted'),
    hairline: colour('--color-hairline'),
    surface: colour('--color-surface'),
    ground: colour('--color-ground'),
    colour,
  };
}
