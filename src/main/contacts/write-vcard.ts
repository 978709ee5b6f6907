import type { Contact } from '../../preload/contract/index.ts';
import { maskNumber } from '../log/mask-number.ts';

/** A line has at most 75 bytes of UTF-8, what goes on begins with a space (RFC 2426 §2.6). */
const LINE_BYTES = 74;

/** One card of version 3.0, which phones and mail programs read most widely, with its CRLFs. */
export function toVcard({ id, name, company, note, numbers }: Contact, isMasked: boolean): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:urn:uuid:${id}`,
    `FN:${escaped(name || company)}`,
    `N:${escaped(name)};;;;`,
    ...(company === '' ? [] : [`ORG:${escaped(company)}`]),
    ...numbers.map(({ number }) => `TEL;TYPE=VOICE:${escaped(isMasked ? maskNumber(number) : number)}`),
    ...(note === '' ? [] : [`NOTE:${escaped(note)}`]),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\,;]/g, String.raw`\$&`).replaceAll(/\r\n?|\n/g, String.raw`\n`);
}

function folded(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      parts.push('');
      bytes = 0;
    }
    parts.push(`${parts.pop() ?? ''}${character}`);
    bytes += size;
  }
  return parts.join('\r\n ');
}
