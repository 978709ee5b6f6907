/** Where the source is changed, and how; `from` must be there exactly once. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

export function change(file: string, from: string, to: string): Change {
  return { file, from, to };
}

/** The source with the change in it. Throws, with the reason, where it does not fit any more. */
export function applied(source: string, { file, from, to }: Change): string {
  const pieces = source.split(from);
  if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} of: ${from}`);
  return pieces.join(to);
}
