import {
  BAD_ANSWERS,
  largePageAnswer,
  type BadAnswer,
  type BadAnswerName,
  type LargePageManner,
} from './bad-answers.ts';
import type { ListMannerName, TotalManner } from './list-manners.ts';
import type { RowMannerName } from './row-manners.ts';
import type { Writable } from '../json.ts';
import type { Reply } from '../reply.ts';

/** How the answers of this server differ from what the page leads one to expect. The default differs in nothing. */
export interface AnswerManners {
  rows: readonly RowMannerName[];
  lists: readonly ListMannerName[];
  total: TotalManner;
  /** Instead of every `badEvery`th answer; calls are not among them. */
  badAnswer: BadAnswerName | undefined;
  badEvery: number;
  /** Pages of more records than this are answered as `largePages` says. */
  largestPage: number;
  largePages: LargePageManner;
  /** Everything comes as `{ code: 0, message, data: … }`. */
  isEnveloped: boolean;
  /** A byte order mark before the JSON. */
  hasMark: boolean;
  /** How long every answer takes, in seconds. */
  slowSeconds: number;
}

export const PLAIN_ANSWERS: AnswerManners = {
  rows: [],
  lists: [],
  total: 'right',
  badAnswer: undefined,
  badEvery: 3,
  largestPage: Infinity,
  largePages: 'json-400',
  isEnveloped: false,
  hasMark: false,
  slowSeconds: 0,
};

/** What comes back for content, in this server's manner. */
export function wrapped(content: Writable, { isEnveloped }: Pick<AnswerManners, 'isEnveloped'>): Writable {
  return isEnveloped ? { code: 0, message: 'ok', data: content } : content;
}

function rawReply({ status, type, text, headers }: BadAnswer): Reply {
  return { is: 'raw', status, type, text, ...(headers && { headers }) };
}

/** The answers of a server, counted. */
export class Answers {
  readonly #manners: AnswerManners;
  #count = 0;

  constructor(manners: AnswerManners) {
    this.#manners = manners;
  }

  /** The bad answer that this request gets; `hang`: none, for longer than anybody waits; undefined: its proper one. `pageSize`: of records. */
  insteadOf(path: string, pageSize: number | undefined): Reply | 'hang' | undefined {
    const { badAnswer, badEvery, largestPage, largePages } = this.#manners;
    if (path === '/callout') return undefined;
    this.#count++;
    if (badAnswer !== undefined && this.#count % badEvery === 0) return rawReply(BAD_ANSWERS[badAnswer]);
    if ((pageSize ?? 0) <= largestPage) return undefined;
    const large = largePageAnswer(largePages);
    return large ? rawReply(large) : 'hang';
  }

  /** Its proper answer, dressed. */
  dress(reply: Reply): Reply {
    if (reply.is !== 'json' || reply.status !== 200) return reply;
    return { ...reply, body: wrapped(reply.body, this.#manners), hasMark: this.#manners.hasMark };
  }
}
