import { parseArgs } from 'node:util';
import { LINK_MANNERS, RECORDING_MANNERS } from './recording-manners.ts';
import type { DemoOptions } from './demo-server.ts';

/** What the command line says; `wrong` is a sentence for the person who typed it. */
export type CliWish = { is: 'start'; options: DemoOptions } | { is: 'help' } | { is: 'wrong'; sentence: string };

/** The words of `--help`. */
export const usage = `The demo call centre: the vendor's API on 127.0.0.1, with agents, numbers and calls of nobody.

  npm run demo:server -- [options]

  --port N               port to listen on (default: any free one)
  --token TEXT           access token (default: a new one at every start)
  --seed N               seed of the past calls
  --calls N              how many past calls there are (default 6000, at most 200000)
  --one-agent            all calls that reach anybody are the first agent's, for very long lists
  --speed N              how many times faster than life calls go (default 1)
  --page-base 0|1        number of the first page (default 1)
  --offset none|utc|china   how times are written (default utc)
  --order newest|oldest  order of records (default newest)
  --relative-recordings  record_path without the host
  --recordings KIND      what recordings are and how they are labelled:
                         ${RECORDING_MANNERS.join(', ')}
  --links KIND           how a link older than a minute is refused:
                         ${LINK_MANNERS.join(', ')}
  --other-uuid           a callout's uuid is not its record's call_uuid
  --no-user-data         records do not carry user_data
  --live-calls           calls are in the records while they go on
  --no-inbound           nobody calls in
  --help                 this page
`;

const known = {
  port: { type: 'string' },
  token: { type: 'string' },
  seed: { type: 'string' },
  calls: { type: 'string' },
  'one-agent': { type: 'boolean' },
  speed: { type: 'string' },
  'page-base': { type: 'string' },
  offset: { type: 'string' },
  order: { type: 'string' },
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
    offset: oneOf('--offset', values.offset, ['none', 'utc', 'china']),
    order: oneOf('--order', values.order, ['newest', 'oldest']),
    recordPath: values['relative-recordings'] ? 'relative' : undefined,
    recordings: oneOf('--recordings', values.recordings, RECORDING_MANNERS),
    links: oneOf('--links', values.links, LINK_MANNERS),
    callUuidEquals: values['other-uuid'] ? false : undefined,
    echoesUserData: values['no-user-data'] ? false : undefined,
    showsLiveCalls: values['live-calls'],
    inbound: values['no-inbound'] ? false : undefined,
  });
}

type Gappy = { [Name in keyof DemoOptions]?: DemoOptions[Name] | undefined };

function withoutGaps(options: Gappy): DemoOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
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
