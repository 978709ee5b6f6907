import type { ServerResponse } from 'node:http';
import { writeJson, type Writable } from './json.ts';
import type { Refusal } from './refusal.ts';

/** What goes back to a client; `hang-up` closes the connection without a word. */
export type Reply =
  | { is: 'json'; status: number; body: Writable; headers?: Record<string, string>; hasMark?: boolean }
  | { is: 'raw'; status: number; type: string; text: string; headers?: Record<string, string> }
  | { is: 'page'; status: number; html: string }
  | { is: 'hang-up' };

/** The documented error body. */
export function replyTo(refusal: Refusal): Reply {
  const { status, code, message, headers } = refusal;
  return { is: 'json', status, body: { error: { code, message } }, headers };
}

/** Sends a reply whole. A client that has left is no error. */
export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  if (reply.is === 'hang-up') {
    response.destroy();
    return;
  }
  const { type, text } = written(reply);
  response.writeHead(reply.status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...(reply.is === 'page' ? {} : reply.headers),
  });
  response.end(text);
}

function written(reply: Exclude<Reply, { is: 'hang-up' }>): { type: string; text: string } {
  if (reply.is === 'raw') return reply;
  if (reply.is === 'page') return { type: 'text/html', text: reply.html };
  return { type: 'application/json', text: (reply.hasMark ? '\ufeff' : '') + writeJson(reply.body) };
}
