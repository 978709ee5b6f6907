import type { IncomingMessage } from 'node:http';

export interface ByteRange {
  first: number;
  /** Included. */
  last: number;
}

/**
 * The part of a file of `size` bytes that a request asks for (RFC 9110 §14): undefined for all of it, which is also the
 * answer to several ranges at once, to units that are not bytes, and to an `If-Range` for another version of the file.
 */
export function rangeOf(request: IncomingMessage, size: number, etag: string): ByteRange | 'unsatisfiable' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.range ?? '');
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '') return to === '' ? undefined : lastBytes(Number(to), size);
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'unsatisfiable' : { first, last };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  return count === 0 ? 'unsatisfiable' : { first: Math.max(0, size - count), last: size - 1 };
}
