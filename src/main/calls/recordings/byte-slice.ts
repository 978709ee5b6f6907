import { Fault } from '../../fault.ts';
import { capped } from './capped-body.ts';

/** One range of a `Range` header (RFC 9110 §14.1.2): from `first` to `last` inclusive, or the last `suffix` bytes. */
export type AskedRange = { first: number; last?: number } | { suffix: number };

/** undefined: no range, several, or none that can be read; a server may answer these with the whole file. */
export function readRange(header: string | undefined): AskedRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '') return to === '' ? undefined : { suffix: Number(to) };
  const [first, last] = [Number(from), to === '' ? undefined : Number(to)];
  if (last === undefined) return { first };
  return last < first ? undefined : { first, last };
}

export interface Slice {
  status: 206 | 416;
  headers: { 'content-range': string; 'content-length': string };
  body: ReadableStream<Uint8Array> | null;
}

/** More than this is not held in memory to learn how long it is. */
const HELD_CAP = 64 * 1024 * 1024;

/**
 * The range out of a body that begins with byte `start` of the file although another was asked for. `total`: of the whole file, where the
 * server has said so; otherwise the body is read to its end first, as a 206 must say how long it is. Throws `bad-answer`.
 */
export async function sliceOf(
  whole: { body: ReadableStream<Uint8Array>; start: number; total: number | undefined },
  range: AskedRange,
): Promise<Slice> {
  const { body, total } =
    whole.total === undefined ? await held(whole.body, whole.start) : { ...whole, total: whole.total };
  const first = 'suffix' in range ? Math.max(0, total - range.suffix) : range.first;
  const last = 'suffix' in range ? total - 1 : Math.min(range.last ?? Infinity, total - 1);
  if (first > last) {
    await body.cancel();
    return { status: 416, headers: { 'content-range': `bytes */${total}`, 'content-length': '0' }, body: null };
  }
  if (first < whole.start) {
    await body.cancel();
    throw new Fault('bad-answer', { status: 206, message: 'another range' });
  }
  return {
    status: 206,
    headers: { 'content-range': `bytes ${first}-${last}/${total}`, 'content-length': String(last - first + 1) },
    body: cut(body, first - whole.start, last - first + 1),
  };
}

async function held(
  body: ReadableStream<Uint8Array>,
  start: number,
): Promise<{ body: ReadableStream<Uint8Array>; total: number }> {
  const blob = await new Response(capped(body, HELD_CAP)).blob();
  return { body: blob.stream(), total: start + blob.size };
}

/** Passes over `skipped` bytes, gives `count`, and hangs up. */
function cut(body: ReadableStream<Uint8Array>, skipped: number, count: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let [toSkip, left] = [skipped, count];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        const { value } = await reader.read();
        if (!value) {
          controller.close();
          return;
        }
        const passed = Math.min(toSkip, value.length);
        toSkip -= passed;
        const wanted = value.subarray(passed, passed + left);
        if (wanted.length === 0) continue;
        left -= wanted.length;
        controller.enqueue(wanted);
        if (left > 0) return;
        controller.close();
        void reader.cancel().catch(() => undefined);
        return;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
