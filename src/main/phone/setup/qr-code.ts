import { encode } from 'uqr';

/** The text as a QR code: rows of `0` and `1`, 1 is dark, with the quiet zone of four that readers need. Never give it a secret. */
export function qrRows(text: string): string[] {
  const { data } = encode(text, { ecc: 'M', border: 4 });
  return data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}
