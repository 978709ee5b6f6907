/** baresip's answers and events are below 3 KB; more than this is not baresip. */
const LONGEST = 16 * 1024;
const MOST_DIGITS = 5;
const COLON = 0x3a;
const COMMA = 0x2c;

/** `5:hello,` (cr.yp.to/proto/netstrings.txt). */
export function netstring(text: string): string {
  return `${Buffer.byteLength(text)}:${text},`;
}

/** Takes a stream apart into its netstrings, however it is cut into pieces. Holds at most one of `LONGEST` bytes. */
export class NetstringReader {
  #held: Buffer = Buffer.alloc(0);

  /**
   * The texts that are complete now, in time that grows with the bytes and not with the texts. Throws where the stream is no row of netstrings, or one
   * is too long: it cannot be read any further.
   */
  read(bytes: Buffer): string[] {
    const all = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const texts: string[] = [];
    let at = 0;
    for (;;) {
      const found = next(all.subarray(at));
      if (!found) break;
      at += found.length;
      texts.push(found.text);
    }
    // A copy, so that a few bytes do not hold on to a large piece.
    this.#held = Buffer.from(all.subarray(at));
    return texts;
  }
}

function next(bytes: Buffer): { text: string; length: number } | undefined {
  const colon = bytes.subarray(0, MOST_DIGITS + 1).indexOf(COLON);
  const digits = bytes.toString('latin1', 0, colon === -1 ? MOST_DIGITS + 1 : colon);
  if (colon === -1 ? digits.length > MOST_DIGITS || !/^\d*$/.test(digits) : !/^(?:0|[1-9]\d*)$/.test(digits))
    throw new Error('no netstring');
  if (colon === -1) return undefined;
  const end = colon + 1 + Number(digits);
  if (Number(digits) > LONGEST) throw new Error('no netstring');
  if (bytes.length <= end) return undefined;
  if (bytes[end] !== COMMA) throw new Error('no netstring');
  return { text: bytes.toString('utf8', colon + 1, end), length: end + 1 };
}
