// Control characters (but tab and line feed), the marks that reorder or hide text, letters that nobody sees, and halves of characters: words from
// outside must neither repaint ours nor make a name that looks empty or like another one.
const UNSAFE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]/gu;

/** The server's text as it may be shown: no control or bidi characters, at most `max` characters. Still never to be used as HTML. */
export function plainText(text: string, max = 500): string {
  const clean = text.replace(UNSAFE, '').trim();
  // What is cut in the middle of a character goes as a whole.
  return clean.length > max ? `${clean.slice(0, max - 1).replace(/\p{Cs}$/u, '')}…` : clean;
}

/** The same in one line. */
export function oneLine(text: string, max: number): string {
  return plainText(text.replace(/\s+/g, ' '), max);
}
