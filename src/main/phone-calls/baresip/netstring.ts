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
  #held = Buffer.alloc(0);

  /** The texts that are complete now. Throws where the stream is no row of netstrings, or one is too long: it cannot be read any further. */
  read(bytes: Buffer): string[] {
    this.#held = Buffer.concat([this.#held, bytes]);
    const texts: string[] = [];
    for (let text = this.#next(); text !== undefined; text = this.#next()) texts.push(text);
    return texts;
  }

  #next(): string | undefined {
    const colon = this.#held.subarray(0, MOST_DIGITS + 1).indexOf(COLON);
    if (colon === -1) {
      if (this.#held.length > MOST_DIGITS || !/^\d*$/.test(this.#held.toString('latin1')))
        throw new Error('no netstring');
      return undefined;
    }
    const digits = this.#held.toString('latin1', 0, colon);
    const length = Number(digits);
    if (!/^(?:0|[1-9]\d*)$/.test(digits) || length > LONGEST) throw new Error('no netstring');
    const end = colon + 1 + length;
    if (this.#held.length <= end) return undefined;
    if (this.#held[end] !== COMMA) throw new Error('no netstring');
    const text = this.#held.toString('utf8', colon + 1, end);
    this.#held = Buffer.from(this.#held.subarray(end + 1));
    return text;
  }
}
