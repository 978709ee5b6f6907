export interface Peeked {
  /** What the body begins with: `count` bytes, fewer where it ends or fails before. */
  head: Uint8Array;
  /** The whole body, the head included; fails as it would have. */
  body: ReadableStream<Uint8Array>;
}

/**
 * Looks at the first bytes of a body without taking them. Where `signal` ends the patience, what has come so far is the head; throws the
 * signal's reason where that is nothing.
 */
export async function peek(source: ReadableStream<Uint8Array>, count: number, signal: AbortSignal): Promise<Peeked> {
  const reader = source.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let next = reader.read();
  const isImpatient = whenAborted(signal);
  while (size < count) {
    const part = await Promise.race([next, isImpatient]).catch(() => undefined); // told again to whoever reads the body
    if (part?.value === undefined) break;
    chunks.push(part.value);
    size += part.value.length;
    next = reader.read();
  }
  next.catch(() => undefined);
  if (size === 0 && signal.aborted) {
    await reader.cancel().catch(() => undefined);
    signal.throwIfAborted();
  }
  const head = Buffer.concat(chunks).subarray(0, count);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = chunks.shift() ?? (await take());
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  async function take(): Promise<Uint8Array | undefined> {
    const { value } = await next;
    if (value) next = reader.read();
    next.catch(() => undefined);
    return value;
  }
  return { head, body };
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
