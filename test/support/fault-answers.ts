import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One `/callout` that waits for its answer. */
export interface Exchange {
  socket: Socket;
  /** The id that this server gives the call, if it says so at all. */
  uuid: string;
  /** Picks one of several forms of the same fault, any integer from 0. */
  variant: number;
}

export type FaultAnswer = (exchange: Exchange) => void;

const PAGE = '<!doctype html><title>Sign in to the hotel network</title>';
const JSON_TYPE = 'application/json';
/** Where redirects lead: another path of the same server, which counts bodies as well. */
const ELSEWHERE = '/elsewhere/callout';

function head(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`;
}

function whole(status: number, body: string | Buffer, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'Content-Type': JSON_TYPE, 'Content-Length': String(bytes.length), ...headers };
  return Buffer.concat([Buffer.from(head(status, all)), bytes]);
}

const placed = ({ uuid }: Exchange): string => JSON.stringify({ uuid });

/** A whole answer, the connection closed behind it. */
export function says(status: number, body: string | Buffer, headers: Record<string, string> = {}): FaultAnswer {
  return ({ socket }) => void socket.end(whole(status, body, { Connection: 'close', ...headers }));
}

/** A whole answer on a connection that stays. */
export function saysAndStays(status: number, body: string): FaultAnswer {
  return ({ socket }) => void socket.write(whole(status, body));
}

export function page(status: number, headers: Record<string, string> = {}): FaultAnswer {
  return says(status, PAGE, { 'Content-Type': 'text/html', ...headers });
}

/** The documented refusal. */
export function refuses(status: number, code: string, message: string): FaultAnswer {
  return says(status, JSON.stringify({ error: { code, message } }));
}

export const accepts: FaultAnswer = (exchange) => void exchange.socket.write(whole(200, placed(exchange)));

export const acceptsLate: FaultAnswer = (exchange) => void setTimeout(() => accepts(exchange), 5);

export const resets: FaultAnswer = ({ socket }) => void socket.resetAndDestroy();

export const closes: FaultAnswer = ({ socket }) => void socket.end();

export const staysSilent: FaultAnswer = () => undefined;

/** The first part of an answer that says "placed", then the end. */
export function breaksOff(
  part: 'in-head' | 'after-head' | 'in-body' | 'after-body',
  how: 'reset' | 'fin',
): FaultAnswer {
  return (exchange) => {
    const answer = whole(200, placed(exchange));
    const body = answer.indexOf('\r\n\r\n') + 4;
    const inside = body + 1 + (exchange.variant % (answer.length - body - 1));
    const cut = { 'in-head': 20, 'after-head': body, 'in-body': inside, 'after-body': answer.length };
    exchange.socket.write(answer.subarray(0, cut[part]), () =>
      setTimeout(() => (how === 'reset' ? exchange.socket.resetAndDestroy() : exchange.socket.end()), 2),
    );
  };
}

export const headThenSilence: FaultAnswer = (exchange) =>
  void exchange.socket.write(head(200, { 'Content-Type': JSON_TYPE, 'Content-Length': '48' }));

/** A byte now and then: each one in time, all of them never. */
export const drips: FaultAnswer = ({ socket }) => {
  socket.write(head(200, { 'Content-Type': JSON_TYPE, 'Content-Length': '4800' }));
  const drip = setInterval(() => socket.write(' '), 10);
  socket.on('close', () => clearInterval(drip));
};

/** 8 MB of blanks in front of an answer that says "placed". */
const BLANKS = Buffer.alloc(8 * 1024 * 1024, ' ');
let bomb: Buffer | undefined;
export const gzipBomb: FaultAnswer = (exchange) => {
  bomb ??= gzipSync(Buffer.concat([BLANKS, Buffer.from(placed(exchange))]));
  says(200, bomb, { 'Content-Encoding': 'gzip' })(exchange);
};

export const gzipThatIsNone: FaultAnswer = (exchange) =>
  says(200, placed(exchange), { 'Content-Encoding': 'gzip' })(exchange);

/** 200, but what should be the call's id is none. */
export const wrongUuid: FaultAnswer = (exchange) => {
  const forms: unknown[] = [
    '',
    12345678,
    null,
    '<img src=x onerror=alert(1)>',
    'short',
    'x'.repeat(65),
    { id: exchange.uuid },
  ];
  says(200, JSON.stringify({ uuid: forms[exchange.variant % forms.length] }))(exchange);
};

export const redirects = (status: number): FaultAnswer => says(status, '', { Location: ELSEWHERE });

export const notHttp: FaultAnswer = ({ socket }) => void socket.end('220 mail.example ESMTP\r\n');

export const continuesOnly: FaultAnswer = ({ socket }) =>
  void socket.write('HTTP/1.1 100 Continue\r\n\r\n', () => socket.end());
