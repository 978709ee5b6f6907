export interface DecodedText {
  text: string;
  /** A label of the WHATWG Encoding Standard. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

/** So many bytes tell UTF-16 without a mark from the rest: its Latin letters and digits have a zero in every second byte. */
const LOOKED_AT = 4_096;

/**
 * The text of a file that does not say its encoding: by its byte order mark, else UTF-8 where it is well-formed, else GB18030, which contains GBK and
 * GB 2312 and is what Chinese spreadsheets write. Without the mark.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  bytes.subarray(0, LOOKED_AT).forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && odd > even * 4) return 'utf-16le';
  if (even > 0 && even > odd * 4) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
