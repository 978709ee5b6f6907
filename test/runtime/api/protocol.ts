import type { CdpSession, Protocol } from '../chromium/cdp.ts';
import { handleScheme, headerToChromium, schemeOf, toElectron } from '../page/addresses.ts';
import { complete } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Paused = Protocol.Fetch.requestPausedPayload;

const handlers = new Map<string, Handler>();
let privileged: unknown[] = [];

export const protocol = complete('protocol', {
  /** As in Electron, a second call replaces the first. */
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void (privileged = schemes),
  handle: (scheme: string, handler: Handler): void => {
    if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`);
    handlers.set(scheme, handler);
    handleScheme(scheme);
  },
  unhandle: (scheme: string): void => {
    if (!handlers.delete(scheme)) throw new Error(`The scheme '${scheme}' is not handled`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

export const privilegedSchemes = (): unknown[] => privileged;

export const isHandled = (url: string): boolean => handlers.has(schemeOf(url) ?? '');

function toRequest({ request }: Paused): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toElectron(value));
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const body = request.hasPostData === true ? { body: Buffer.concat(parts) } : {};
  return new Request(toElectron(request.url), { method: request.method, headers, ...body });
}

/** Answers a request of a page from the app's own handler. */
export async function answerFromHandler(session: CdpSession, paused: Paused): Promise<void> {
  const { requestId } = paused;
  try {
    const response = await handlers.get(schemeOf(paused.request.url) ?? '')?.(toRequest(paused));
    if (!response || response.status === 0) throw new Error('the handler gave no response');
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const responseHeaders = [...response.headers].map(([name, value]) => ({
      name,
      value: headerToChromium(name, value),
    }));
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
  } catch (error) {
    console.error(`stand-in runtime: no answer for ${toElectron(paused.request.url)}:`, error);
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
  }
}
