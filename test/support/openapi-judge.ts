import { join } from 'node:path';
import { getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http';
import { validateInput, validateOutput, validateSecurity } from '@stoplight/prism-http/dist/validator/index.js';
import type { Exchange } from './recording-relay.ts';

const SPEC = join(import.meta.dirname, '../contract/call-api.openapi.yaml');
const BASE = '/unified-api/call/openapi/ent/v1';

/** What Prism, which shares no code with ours, finds wrong with an exchange: sentences, empty when all is as documented. */
export type Judge = (exchange: Exchange) => string[];

/**
 * Judges by the vendor's page. Prism reads numbers as doubles and calls an int64 beyond 2^53 too large: that sentence is left out, and integers are
 * looked at in the text instead. Whether an id's last digit is right, the tests of the endpoints compare byte for byte.
 */
export async function openApiJudge(): Promise<Judge> {
  const operations = await getHttpOperationsFromSpec(SPEC);
  return ({ method, target, headers, body, status, answerHeaders, answer }) => {
    const { pathname, searchParams } = new URL(target, 'http://host');
    const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
    const resource = operations.find((one) => one.method === method.toLowerCase() && one.path === path);
    if (!resource) return [`${method} ${pathname} is not documented`];
    const request = {
      method: resource.method as IHttpRequest['method'],
      url: { path, query: Object.fromEntries(searchParams) },
      headers: flat(headers),
      body: parsed(body),
    };
    const response = { statusCode: status, headers: flat(answerHeaders), body: parsed(answer) };
    return [
      ...found('security', validateSecurity({ resource, element: request })),
      ...found('request', validateInput({ resource, element: request })),
      ...found('answer', validateOutput({ resource, element: response })),
      ...beyondInt64('request', body),
      ...beyondInt64('answer', answer),
    ];
  };
}

const BEYOND_DOUBLES = /must be [<>]= -?9007199254740991$/;
const INT64_MAX = 2n ** 63n - 1n;

function beyondInt64(where: string, json: string): string[] {
  const integers = json.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d+(?![\d.eE])/g) ?? [];
  return integers
    .filter((digits) => BigInt(digits) > INT64_MAX || BigInt(digits) < -INT64_MAX - 1n)
    .map((digits) => `${where}: ${digits} is no int64`);
}

interface Diagnostic {
  message: string;
  path?: (string | number)[];
}

/** fp-ts' Either: what is wrong is on the left. */
function found(where: string, result: unknown): string[] {
  const { _tag: tag, left } = result as { _tag: 'Left' | 'Right'; left?: Diagnostic | Diagnostic[] };
  if (tag === 'Right' || left === undefined) return [];
  return [left]
    .flat()
    .filter(({ message }) => !BEYOND_DOUBLES.test(message))
    .map(({ message, path = [] }) => `${where} ${path.join('.')}: ${message}`);
}

function flat(headers: Exchange['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
