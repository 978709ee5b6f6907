import type { IncomingMessage } from 'node:http';
import { readJson, type Json } from './json.ts';

const MOST_KEPT = 5000;

/** One request as it came in. */
export interface LoggedRequest {
  /** ms since 1970, by the demo's clock. */
  at: number;
  method: string;
  /** With the query. */
  path: string;
  /** Without `authorization`: the token is in no log. */
  headers: Record<string, string | string[] | undefined>;
  hasAuthorization: boolean;
  /** The body as text; '' where it was too large. */
  text: string;
  /** The body as JSON (integers as bigint); undefined where it is none. */
  body: Json | undefined;
}

/** Writes a request down; only the last 5,000 are kept. */
export function log(entries: LoggedRequest[], request: IncomingMessage, body: Buffer | undefined, at: number): void {
  const { authorization, ...headers } = request.headers;
  const text = body?.toString('utf8') ?? '';
  entries.push({
    at,
    method: request.method ?? '',
    path: request.url ?? '',
    headers,
    hasAuthorization: authorization !== undefined,
    text,
    body: jsonOrNothing(text),
  });
  if (entries.length > MOST_KEPT) entries.splice(0, entries.length - MOST_KEPT);
}

function jsonOrNothing(text: string): Json | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
