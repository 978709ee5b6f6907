import type { Dispatcher } from 'undici';
import type { UpdateFault } from '../../preload/contract/index.ts';

/** A manifest takes a few hundred bytes. */
export const MANIFEST_CAP = 16 * 1024;

export type Download = { is: 'read'; bytes: Uint8Array } | { is: 'failed'; why: UpdateFault };

export interface DownloadWay {
  /** What requests to this origin leave through. */
  kept: (origin: string) => Promise<Dispatcher>;
  limitMs: number;
}

/** Fetches a manifest, says nothing about who asks, and follows no redirect. Never throws. */
export async function downloadManifest(address: string, { kept, limitMs }: DownloadWay): Promise<Download> {
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(limitMs),
      ...{ dispatcher: (await kept(new URL(address).origin)) as never }, // Node's types carry their own copy of undici's
    });
    if (answer.status >= 300 && answer.status < 400) return await given(answer, 'redirected');
    if (answer.status !== 200 || answer.body === null) return await given(answer, 'unreachable');
    const bytes = await readUpTo(answer.body, MANIFEST_CAP);
    return bytes === undefined ? { is: 'failed', why: 'too-large' } : { is: 'read', bytes };
  } catch {
    return { is: 'failed', why: 'unreachable' };
  }
}

/** Leaves the body of a refused answer unread. */
async function given(answer: Response, why: UpdateFault): Promise<Download> {
  await answer.body?.cancel();
  return { is: 'failed', why };
}

/** undefined: there is more; what is left is not read. */
async function readUpTo(body: ReadableStream<Uint8Array>, cap: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > cap) return undefined; // leaving the loop cancels the body
    parts.push(part);
  }
  return Buffer.concat(parts);
}
