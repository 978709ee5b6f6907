/** One header field: name in lower case and written out, value unfolded and trimmed. */
export interface SipField {
  name: string;
  value: string;
}

export interface SipHead {
  startLine: string;
  fields: readonly SipField[];
}

/** Answers of registrars are one or two KB, with several hundred bindings up to a hundred; more than this is not looked at. */
export const HEAD_CAP = 112 * 1024;
/** One header, continued lines included. */
const FIELD_CAP = 64 * 1024;
const FIELDS_CAP = 1_024;

/** RFC 3261 §7.3.3 and §20; those that an answer to REGISTER can have. */
const COMPACT = new Map([
  ['v', 'via'],
  ['f', 'from'],
  ['t', 'to'],
  ['i', 'call-id'],
  ['m', 'contact'],
  ['l', 'content-length'],
  ['c', 'content-type'],
  ['k', 'supported'],
]);

/** `token` of RFC 3261 §25.1, then any white space, a colon, and anything. */
const FIELD = /^([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*:([\s\S]*)$/;

/**
 * The head of a SIP message (everything before the empty line), as RFC 3261 §7 writes it: lines end with CRLF, values may go on in
 * lines that begin with white space. undefined: not such a head, or larger than the caps.
 */
export function parseHead(text: string): SipHead | undefined {
  if (text.length > HEAD_CAP) return undefined;
  const [startLine = '', ...lines] = unfold(text).split('\r\n');
  if (startLine === '' || lines.length > FIELDS_CAP || /[\r\n]/.test(startLine)) return undefined;
  const fields: SipField[] = [];
  for (const line of lines) {
    const [, name, value] = line.length > FIELD_CAP ? [] : (FIELD.exec(line) ?? []);
    if (name === undefined || value === undefined || /[\r\n]/.test(value)) return undefined;
    const lower = name.toLowerCase();
    fields.push({ name: COMPACT.get(lower) ?? lower, value: value.trim() });
  }
  return { startLine, fields };
}

/** All values of one header in their order, each as it stood in its own line. */
export function valuesOf(head: SipHead, name: string): string[] {
  return head.fields.filter((field) => field.name === name).map(({ value }) => value);
}

/** The value of a header that may stand only once; undefined when it is missing or stands twice. */
export function onlyValueOf(head: SipHead, name: string): string | undefined {
  const values = valuesOf(head, name);
  return values.length === 1 ? values[0] : undefined;
}

/** Continued lines joined by one blank, without a regular expression that could be made to search back and forth. */
function unfold(text: string): string {
  if (!text.includes('\r\n ') && !text.includes('\r\n\t')) return text;
  return text.split('\r\n').reduce((whole, line) => {
    if (whole === '') return line;
    return line.startsWith(' ') || line.startsWith('\t') ? `${whole} ${line.trimStart()}` : `${whole}\r\n${line}`;
  }, '');
}
