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
}

/** `stranger`: a SIP message, but no answer to this request. `garbage`: no SIP message. */
export type AnswerReading = { is: 'answer'; answer: SipAnswer } | { is: 'stranger' } | { is: 'garbage' };

/** Reads one whole message. Only an answer with our branch, Call-ID, CSeq and From tag counts, and with no Via but ours. */
export function readAnswer(message: Uint8Array, sent: SentMarks): AnswerReading {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const end = bytes.indexOf('\r\n\r\n');
  const head = end < 0 ? undefined : parseHead(bytes.toString('utf8', 0, end));
  if (!head) return { is: 'garbage' };
  const status = /^SIP\/2\.0 ([1-6]\d\d) /i.exec(head.startLine)?.[1];
  if (status === undefined) return /^[A-Z]+ \S+ SIP\/\d/i.test(head.startLine) ? { is: 'stranger' } : { is: 'garbage' };
  const length = declaredLength(head);
  if (length === undefined || length > bytes.length - end - 4) return { is: 'garbage' };
  return isOurs(head, sent) ? { is: 'answer', answer: { status: Number(status), head } } : { is: 'stranger' };
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
