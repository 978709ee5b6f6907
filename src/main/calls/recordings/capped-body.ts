import { Fault } from '../../fault.ts';

/** More than eight hours of the densest recording that a call centre makes. */
export const SIZE_CAP = 256 * 1024 * 1024;

/** Counts the bytes that really come, whatever the headers said; beyond `cap` it fails with `bad-answer` and hangs up. */
export function capped(body: ReadableStream<Uint8Array>, cap = SIZE_CAP): ReadableStream<Uint8Array> {
  let count = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      count += chunk.byteLength;
      if (count > cap) controller.error(new Fault('bad-answer', { status: 200, message: 'too large' }));
      else controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(counter);
}
