import { parseArgs } from 'node:util';
import { LINK_MANNERS, RECORDING_MANNERS } from './recording-manners.ts';
import type { DemoOptions } from './demo-server.ts';
import type { AnswerManners } from './manners/answer-manners.ts';
import { BAD_ANSWER_NAMES, LARGE_PAGE_MANNERS } from './manners/bad-answers.ts';
import { LIST_MANNER_NAMES, TOTALS } from './manners/list-manners.ts';
import { ROW_MANNER_NAMES } from './manners/row-manners.ts';
import { TIME_FORMS, TIME_OFFSETS } from './times.ts';

/** What the command line says; `wrong` is a sentence for the person who typed it. */
export type CliWish = { is: 'start'; options: DemoOptions } | { is: 'help' } | { is: 'wrong'; sentence: string };

const known = {
  port: { type: 'string' },
  token: { type: 'string' },
  seed: { type: 'string' },
  calls: { type: 'string' },
  'one-agent': { type: 'boolean' },
  speed: { type: 'string' },
  'page-base': { type: 'string' },
  offset: { type: 'string' },
  'time-form': { type: 'string' },
  order: { type: 'string' },
  records: { type: 'string', multiple: true },
  lists: { type: 'string', multiple: true },
  total: { type: 'string' },
  'bad-answers': { type: 'string' },
  'bad-every': { type: 'string' },
  'largest-page': { type: 'string' },
  'large-pages': { type: 'string' },
  envelope: { type: 'boolean' },
  'byte-order-mark': { type: 'boolean' },
  slow: { type: 'string' },
  'new-token-after': { type: 'string' },
  'relative-recordings': { type: 'boolean' },
  recordings: { type: 'string' },
  links: { type: 'string' },
  'other-uuid': { type: 'boolean' },
  'no-user-data': { type: 'boolean' },
  'live-calls': { type: 'boolean' },
  'no-inbound': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments behind the script's name. Never throws. */
export function readCommandLine(args: string[]): CliWish {
  try {
    const { values } = parseArgs({ args, options: known, strict: true });
    return values.help ? { is: 'help' } : { is: 'start', options: optionsFrom(values) };
  } catch (error) {
    return { is: 'wrong', sentence: error instanceof Error ? error.message : String(error) };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof known }>>['values'];

function optionsFrom(values: Values): DemoOptions {
  const token = values.token;
  if (token !== undefined && !/^[\w.~+/=-]+$/.test(token)) throw wrong('--token', 'letters, digits and . _ ~ + / = -');
  const pageBase = oneOf('--page-base', values['page-base'], ['0', '1']);
  return withoutGaps({
    token,
    port: wholeNumber('--port', values.port, 0, 65535),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1),
    calls: wholeNumber('--calls', values.calls, 0, 200_000),
    isOneAgents: values['one-agent'],
    speed: factor('--speed', values.speed),
    pageBase: pageBase === undefined ? undefined : pageBase === '0' ? 0 : 1,
    offset: oneOf('--offset', values.offset, TIME_OFFSETS),
    timeForm: oneOf('--time-form', values['time-form'], TIME_FORMS),
    order: oneOf('--order', values.order, ['newest', 'oldest']),
    recordPath: values['relative-recordings'] ? 'relative' : undefined,
    recordings: oneOf('--recordings', values.recordings, RECORDING_MANNERS),
    links: oneOf('--links', values.links, LINK_MANNERS),
    callUuidEquals: values['other-uuid'] ? false : undefined,
    echoesUserData: values['no-user-data'] ? false : undefined,
    showsLiveCalls: values['live-calls'],
    inbound: values['no-inbound'] ? false : undefined,
    newTokenAfter: wholeNumber('--new-token-after', values['new-token-after'], 1, 86_400),
    manners: mannersFrom(values),
  });
}

/** undefined: none was asked for. */
function mannersFrom(values: Values): Partial<AnswerManners> | undefined {
  const manners = withoutGaps<AnswerManners>({
    rows: severalOf('--records', values.records, ROW_MANNER_NAMES),
    lists: severalOf('--lists', values.lists, LIST_MANNER_NAMES),
    total: oneOf('--total', values.total, TOTALS),
    badAnswer: oneOf('--bad-answers', values['bad-answers'], BAD_ANSWER_NAMES),
    badEvery: wholeNumber('--bad-every', values['bad-every'], 1, 1000),
    largestPage: wholeNumber('--largest-page', values['largest-page'], 1, 500),
    largePages: oneOf('--large-pages', values['large-pages'], LARGE_PAGE_MANNERS),
    isEnveloped: values.envelope,
    hasMark: values['byte-order-mark'],
    slowSeconds: wholeNumber('--slow', values.slow, 0, 600),
  });
  return Object.keys(manners).length === 0 ? undefined : manners;
}

function withoutGaps<T extends object>(options: { [Name in keyof T]?: T[Name] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Of a list with commas, or an option given several times. */
function severalOf<T extends string>(name: string, texts: string[] | undefined, words: readonly T[]): T[] | undefined {
  const given = texts?.flatMap((text) => text.split(','));
  return given?.map((text) => oneOf(name, text, words)).filter((word) => word !== undefined);
}

function wholeNumber(name: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high)) throw wrong(name, `a whole number from ${low} to ${high}`);
  return value;
}

function factor(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!(value >= 0.1 && value <= 1000)) throw wrong(name, 'a number from 0.1 to 1000');
  return value;
}

function oneOf<T extends string>(name: string, text: string | undefined, words: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw wrong(name, words.join(' or '));
  return word;
}

function wrong(name: string, wanted: string): Error {
  return new Error(`${name} needs ${wanted}.`);
}
