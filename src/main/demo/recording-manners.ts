import type { ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

/** How recordings come: what they are, how they are labelled, and whether ranges are honoured. `wav` is the polite one. */
export const RECORDING_MANNERS = [
  'wav',
  'octet-stream',
  'unlabelled',
  'plain-text',
  'named',
  'au',
  'amr',
  'no-ranges',
  'no-length',
  'error-as-audio',
] as const;
export type RecordingManner = (typeof RECORDING_MANNERS)[number];

/** In what words a link that is older than a minute is refused. `lasting`: links hold for ever. */
export const LINK_MANNERS = ['lasting', '400', '401', '403', '409', 'json', 'login'] as const;
export type LinkManner = (typeof LINK_MANNERS)[number];

const LINK_MS = 60_000;
const EXPIRED_XML = '<?xml version="1.0"?><Error><Code>ExpiredToken</Code><Message>expired</Message></Error>';
/** `#!AMR` and a second of frames without speech (RFC 4867 §5, frame type 15). */
const AMR = Buffer.from(`#!AMR\n${'\x7c'.repeat(50)}`, 'latin1');

/** The path of a recording as a record tells it at `now`. */
export function linkAt(path: string, manner: LinkManner, now: number): string {
  return manner === 'lasting' ? path : `${path}?until=${now + LINK_MS}`;
}

/** Answers a link that has run out as this manner has it; false: it still holds. Throws the refusals of the API's own form. */
export function refuseOldLink(
  query: URLSearchParams,
  manner: LinkManner,
  now: number,
  response: ServerResponse,
): boolean {
  if (manner === 'lasting' || Number(query.get('until')) >= now) return false;
  if (manner === 'login') {
    response.writeHead(302, { Location: 'https://login.example.test/?next=recording', 'Content-Length': 0 }).end();
  } else if (manner === 'json') {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"code":40101,"message":"链接已过期"}');
  } else if (manner === '400') {
    response.writeHead(400, { 'Content-Type': 'application/xml' }).end(EXPIRED_XML);
  } else throw new Refusal(Number(manner), 'Unauthenticated', '链接已过期');
  return true;
}

/** Headers and bytes of a WAV file as this manner has them. */
export function dressed(wav: Buffer, manner: RecordingManner): { bytes: Buffer; headers: Record<string, string> } {
  switch (manner) {
    case 'octet-stream':
      return { bytes: wav, headers: { 'Content-Type': 'application/octet-stream' } };
    case 'unlabelled':
      return { bytes: wav, headers: {} };
    case 'plain-text':
      return { bytes: wav, headers: { 'Content-Type': 'text/plain; charset=utf-8' } };
    case 'named': {
      const name = 'attachment; filename="recording.wav"; filename*=UTF-8\'\'%E5%BD%95%E9%9F%B3.wav';
      return { bytes: wav, headers: { 'Content-Type': 'application/force-download', 'Content-Disposition': name } };
    }
    case 'au':
      return { bytes: auOf(wav), headers: { 'Content-Type': 'audio/mpeg' } };
    case 'amr':
      return { bytes: AMR, headers: { 'Content-Type': 'audio/mpeg' } };
    case 'error-as-audio':
      return { bytes: Buffer.from(EXPIRED_XML), headers: { 'Content-Type': 'audio/mpeg' } };
    default:
      return { bytes: wav, headers: { 'Content-Type': 'audio/wav' } };
  }
}

/** The same samples as an AU file: a header of 24 bytes, then 16 bit, most significant byte first. */
function auOf(wav: Buffer): Buffer {
  const samples = Buffer.from(wav.subarray(44)).swap16();
  const header = Buffer.from('.snd', 'latin1');
  const rest = Buffer.alloc(20);
  [24, samples.length, 3, wav.readUInt32LE(24), 1].forEach((value, at) => rest.writeUInt32BE(value, at * 4));
  return Buffer.concat([header, rest, samples]);
}
