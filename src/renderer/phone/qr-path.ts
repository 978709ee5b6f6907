/** The dark modules of a QR code as one SVG path, in units of a module: `rows` are `0` and `1` from the top. */
export function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ index, 0: run }) => bar(index, y, run.length)))
    .join('');
}

function bar(x: number, y: number, length: number): string {
  return `M${x} ${y}h${length}v1h-${length}z`;
}
