import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import type { RecordingsService } from '../calls/recordings/recordings.service.ts';
import { isFault } from '../fault.ts';
import { isOurs, ORIGIN, pathOf, recordingAt, SCHEME } from './origin.ts';
import { PAGE_HEADERS } from './page-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** May be called once, and only before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
        codeCache: true,
      },
    },
  ]);
}

/** Serves the built windows to a session from `folder`, and recordings by call id under `/recordings/`. */
export function serveApp(to: Session, folder: string, recordings: Pick<RecordingsService, 'open'>): void {
  const awaited = new AwaitedRequests();
  to.webRequest.onErrorOccurred({ urls: [`${ORIGIN}/recordings/*`] }, ({ url }) => awaited.giveUp(url));
  to.protocol.handle(SCHEME, async (request) => {
    if (!isOurs(request.url) || request.method !== 'GET') return plain(404);
    const path = pathOf(request.url);
    if (path === undefined) return plain(404);
    const uuid = recordingAt(request.url);
    if (uuid === undefined) return page(folder, path);
    return awaited.during(request.url, (signal) => recording(recordings, uuid, request.headers.get('range'), signal));
  });
}

/** Requests of pages that have no answer yet. Electron tells that a page has given one up by its address only; `request.signal` never aborts. */
class AwaitedRequests {
  readonly #awaited = new Map<string, AbortController[]>();

  async during(url: string, answer: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
    const stop = new AbortController();
    const same = this.#awaited.get(url) ?? [];
    this.#awaited.set(url, [...same, stop]);
    try {
      return await answer(stop.signal);
    } finally {
      const left = (this.#awaited.get(url) ?? []).filter((one) => one !== stop);
      if (left.length > 0) this.#awaited.set(url, left);
      else this.#awaited.delete(url);
    }
  }

  /** A player that jumps gives up the older request. */
  giveUp(url: string): void {
    this.#awaited.get(url)?.[0]?.abort();
  }
}

async function page(folder: string, path: string): Promise<Response> {
  const file = normalize(join(folder, path));
  const type = TYPES[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return plain(404);
  try {
    return new Response(await readFile(file), { headers: { ...PAGE_HEADERS, 'Content-Type': type } });
  } catch {
    return plain(404);
  }
}

async function recording(
  recordings: Pick<RecordingsService, 'open'>,
  uuid: string,
  range: string | null,
  signal: AbortSignal,
): Promise<Response> {
  try {
    const { status, headers, body } = await recordings.open(uuid, range === null ? {} : { range }, signal);
    // Ranges are kept to whatever the far server can, so the player may jump in every recording.
    return new Response(body, { status, headers: { ...PAGE_HEADERS, 'accept-ranges': 'bytes', ...headers } });
  } catch (error) {
    return plain(isFault(error, 'not-found', 'signed-out') ? 404 : 502);
  }
}

function plain(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}
