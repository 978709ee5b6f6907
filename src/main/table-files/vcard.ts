import type { ContactDraft, ContactNumber } from '../../preload/contract/index.ts';
import { decodeText } from './decode-text.ts';

interface Property {
  name: string;
  params: Map<string, string[]>;
  value: string;
}

const QUOTED = 'QUOTED-PRINTABLE';

export function isVcard(text: string): boolean {
  return /^\s*BEGIN:VCARD\s/i.test(text);
}

/**
 * The people in a text of vCards, versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): names, company, phone numbers and notes. Everything else of a
 * card is left out.
 */
export function* readVcards(text: string): Generator<ContactDraft, void, undefined> {
  let card: Property[] | undefined;
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (property?.name === 'BEGIN') card = [];
    else if (property?.name === 'END') {
      if (card) yield toDraft(card);
      card = undefined;
    } else if (property) card?.push(property);
  }
}

/** A line that begins with a space goes on with the one before (RFC 6350 §3.2); so does one behind `=` in quoted-printable. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  let parts: string[] = [];
  let [isSoft, isQuoted] = [false, false];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (isSoft) parts.push(line);
    else if (/^[ \t]/.test(line) && parts.length > 0) parts.push(line.slice(1));
    else {
      if (parts.length > 0) lines.push(parts.join(''));
      parts = [line];
      const colon = line.indexOf(':');
      isQuoted = colon >= 0 && line.slice(0, colon).toUpperCase().includes(QUOTED);
    }
    isSoft = isQuoted && line.endsWith('=');
    if (isSoft) parts[parts.length - 1] = (parts.at(-1) ?? '').slice(0, -1);
  }
  if (parts.length > 0) lines.push(parts.join(''));
  return lines;
}

function propertyOf(line: string): Property | undefined {
  const colon = valueStart(line);
  if (colon < 0) return undefined;
  const [head, ...rest] = splitOutside(line.slice(0, colon), ';') as [string, ...string[]];
  const params = new Map<string, string[]>();
  for (const param of rest) {
    const [key, value] = splitOnce(param, '=');
    // 2.1 writes `TEL;CELL:` and `NOTE;QUOTED-PRINTABLE:` without a name.
    const name = value === undefined ? (key.toUpperCase() === QUOTED ? 'ENCODING' : 'TYPE') : key.toUpperCase();
    // Of version 4, a whole list may stand in quotation marks: TYPE="voice,home".
    const values = (value ?? key).replaceAll('"', '').split(',');
    const known = params.get(name);
    if (known) for (const one of values) known.push(one);
    else params.set(name, values);
  }
  const name = head
    .slice(head.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  return { name, params, value: decoded(line.slice(colon + 1), params) };
}

/** The first colon that is not inside quotation marks. */
function valueStart(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (line[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(value: string, params: Property['params']): string {
  if (params.get('ENCODING')?.[0]?.toUpperCase() !== QUOTED) return value;
  const bytes: number[] = [];
  for (const part of value.match(/=[0-9A-Fa-f]{2}|[\s\S]/g) ?? []) {
    if (part.length === 3) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return inCharset(Uint8Array.from(bytes), params.get('CHARSET')?.[0]);
}

/** A charset that nobody knows is guessed as that of a file. */
function inCharset(bytes: Uint8Array, charset: string | undefined): string {
  try {
    if (charset !== undefined) return new TextDecoder(charset).decode(bytes);
  } catch {
    // The label is none of the Encoding Standard.
  }
  return decodeText(bytes).text;
}

/** `\,` `\;` `\\` and `\n` (RFC 6350 §3.4). */
function unescaped(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}

/** The parts of a value with `;` between them, such as family and given name. */
function components(value: string): string[] {
  return (value.match(/(?:\\[\s\S]|[^;\\])+|(?<=;|^)(?=;|$)/g) ?? []).map((part) => unescaped(part).trim());
}

function toDraft(card: readonly Property[]): ContactDraft {
  const all = (name: string): string[] =>
    card.filter((one) => one.name === name && one.value.trim() !== '').map(({ value }) => value);
  const [formatted, structured, organisation] = [all('FN')[0], all('N')[0], all('ORG')[0]];
  return {
    name: formatted === undefined ? nameOf(components(structured ?? '')) : unescaped(formatted).trim(),
    company: components(organisation ?? '')
      .filter(Boolean)
      .join(' '),
    note: all('NOTE').map(unescaped).join('\n'),
    numbers: card.filter(({ name }) => name === 'TEL').map(numberOf),
  };
}

/** Chinese names are written without a space, the family name first. */
function nameOf([family = '', given = '', middle = '']: readonly string[]): string {
  if (/\p{Script=Han}/u.test(family + given)) return family + given + middle;
  return [given, middle, family].filter(Boolean).join(' ');
}

const LABELS: ReadonlySet<string> = new Set(['cell', 'work', 'home', 'fax', 'main', 'other', 'mobile']);

/** `tel:+86-571…;ext=8001` of version 4, or plain text. */
function numberOf({ params, value }: Property): ContactNumber {
  const types = (params.get('TYPE') ?? []).map((type) => type.toLowerCase());
  const label = types.filter((type) => LABELS.has(type)).join(' ');
  return { number: unescaped(value).trim().replace(/^tel:/i, ''), label };
}
