import { readParameters, splitOutside } from './fields.ts';
import { onlyValueOf, parseHead, valuesOf, type SipHead } from './head.ts';

/** What our request said, by which its answers are known (RFC 3261 §17.1.3 and §8.1.3). */
export interface SentMarks {
  branch: string;
  callId: string;
  cseq: number;
  fromTag: string;
}

export interface SipAnswer {
  /** 100 to 699. */
  status: number;
  head: SipHead;
  /** The message stopped in the middle of its head, as far as can be told: headers may be missing. */
  isCut: boolean;
}

/** `stranger`: a SIP message, but no answer to this request. `garbage`: no SIP message. */
export type AnswerReading = { is: 'answer'; answer: SipAnswer } | { is: 'stranger' } | { is: 'garbage' };

const HEAD_END = '\r\n\r\n';

/**
 * Reads one whole message. Only an answer with our branch, Call-ID, CSeq and From tag counts, and with no Via but ours. Tolerated, as
 * real registrars do it and nothing else can be meant: line ends before the message, other blanks than one after the version, none after
 * the status code, and no empty line at the end of a message without a body.
 */
export function readAnswer(message: Uint8Array, sent: SentMarks): AnswerReading {
  const bytes = withoutLeadingLineEnds(Buffer.from(message.buffer, message.byteOffset, message.byteLength));
  const end = bytes.indexOf(HEAD_END);
  const text = bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
  const head = parseHead(text.endsWith('\r\n') ? text.slice(0, -2) : text);
  if (!head) return { is: 'garbage' };
  const status = /^SIP\/2\.0[ \t]+([1-6]\d\d)(?!\d)/i.exec(head.startLine)?.[1];
  if (status === undefined) return /^[A-Z]+ \S+ SIP\/\d/i.test(head.startLine) ? { is: 'stranger' } : { is: 'garbage' };
  const length = declaredLength(head);
  const present = end < 0 ? 0 : bytes.length - end - HEAD_END.length;
  if (length === undefined || length > present) return { is: 'garbage' };
  if (!isOurs(head, sent)) return { is: 'stranger' };
  const isCut = end < 0 && !text.endsWith('\r\n') && valuesOf(head, 'content-length').length === 0;
  return { is: 'answer', answer: { status: Number(status), head, isCut } };
}

/** Some send the keep-alive of streams (RFC 5626 §4.4.1) in front of a datagram too. */
function withoutLeadingLineEnds(bytes: Buffer): Buffer {
  let at = 0;
  while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
  return bytes.subarray(at);
}

/** 0 where none is given (a datagram says it by its end); undefined for anything but one plain number. */
export function declaredLength(head: SipHead): number | undefined {
  const values = valuesOf(head, 'content-length');
  if (values.length === 0) return 0;
  const [value = ''] = values;
  return values.length === 1 && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function isOurs(head: SipHead, sent: SentMarks): boolean {
  const cseq = /^(\d{1,10})\s+REGISTER$/.exec(onlyValueOf(head, 'cseq') ?? '')?.[1];
  return (
    onlyValueOf(head, 'call-id') === sent.callId &&
    Number(cseq) === sent.cseq &&
    tagOf(onlyValueOf(head, 'from')) === sent.fromTag &&
    branchOf(head) === sent.branch
  );
}

/** Of the only Via there is; more than one means that the answer was meant for somebody behind us (RFC 3261 §8.1.3.3). */
function branchOf(head: SipHead): string | undefined {
  const via = onlyValueOf(head, 'via');
  const [only, ...others] = (via === undefined ? undefined : splitOutside(via, ',')) ?? [];
  if (only === undefined || others.length > 0) return undefined;
  return parametersAfterFirst(only)?.get('branch');
}

function tagOf(from: string | undefined): string | undefined {
  return from === undefined ? undefined : parametersAfterFirst(from)?.get('tag');
}

function parametersAfterFirst(value: string): Map<string, string> | undefined {
  return readParameters(splitOutside(value, ';')?.slice(1) ?? []);
}
