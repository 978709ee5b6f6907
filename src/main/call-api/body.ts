/** The largest answer that is read; real pages of 500 records are below 0.5 MB. */
const BODY_CAP = 5 * 1024 * 1024;

/**
 * Reads a body as UTF-8 text up to `cap` bytes after decompression (a gzip bomb stops here too).
 * Returns undefined when it is larger; throws what the connection throws.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null | undefined,
  cap = BODY_CAP,
): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > cap) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
