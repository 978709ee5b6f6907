import { request, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import type { DemoOptions, DemoServer } from '../../../../src/main/demo/demo-server.ts';
import { startDemoServer } from '../../../../src/main/demo/server.ts';

export const BASE = '/unified-api/call/openapi/ent/v1';
export const FIRST = '9007199254740993';
export const SECOND = '9007199254740992';
/** A Wednesday, 18:00 in China. */
export const NOW = Date.parse('2026-11-18T10:00:00Z');

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export interface WireRecord {
  [field: string]: unknown;
  agent_id?: number;
  call_uuid: string;
  call_type: string;
  customer_phone: string;
  trunk_number: string;
  start_time: string;
  end_time?: string;
  states?: string;
  record_path?: string;
  user_data?: string;
  customer_duration: number;
  duration: number;
}

export interface RecordPage {
  data: WireRecord[];
  total: number;
}

/** A call centre without customers who call in, closed when the test is over. */
export async function open(options: DemoOptions = {}): Promise<DemoServer> {
  const server = await startDemoServer({ inbound: false, calls: 300, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** Asks an endpoint; a `body` that is no text goes out as JSON, so ids beyond 2^53 need to be written as text. */
export async function ask(
  server: DemoServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(server.host + BASE + path, {
    method,
    headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: jsonOrText(text) };
}

export async function records(server: DemoServer, body: unknown = {}): Promise<RecordPage> {
  const answer = await ask(server, 'POST', '/records', body);
  if (answer.status !== 200) throw new Error(`records: ${answer.status} ${answer.text}`);
  return answer.json as RecordPage;
}

/** Rings this number for an agent; `more` is further JSON, such as `,"user_data":"x"`. */
export function callOut(server: DemoServer, callee: string, agentId = FIRST, more = ''): Promise<Answer> {
  return ask(server, 'POST', '/callout', `{"agent_id":${agentId},"callee":"${callee}"${more}}`);
}

export function uuidOf(answer: Answer): string {
  return (answer.json as { uuid: string }).uuid;
}

/** Asks again and again until there is an answer. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined, ms = 4000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The record of a callout with this `user_data`, as soon as there is one. */
export function recordWith(server: DemoServer, userData: string, ms?: number): Promise<WireRecord> {
  return until(async () => (await records(server)).data.find((record) => record.user_data === userData), ms);
}

/** A request below fetch, which does not let one choose the Host header. */
export function raw(
  server: DemoServer,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const { port } = new URL(server.host);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
