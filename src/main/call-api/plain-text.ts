// Control characters (but tab and line feed), and the marks that reorder or hide text: a server's words must not repaint ours.
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The server's text as it may be shown: no control or bidi characters, at most `max` characters. Still never to be used as HTML. */
export function plainText(text: string, max = 500): string {
  const clean = text.replace(UNSAFE, '').trim();
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean;
}

/** The same in one line. */
export function oneLine(text: string, max: number): string {
  return plainText(text.replace(/\s+/g, ' '), max);
}
