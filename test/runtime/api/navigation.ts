import type { EventEmitter } from 'node:events';
import type { Protocol } from '../chromium/cdp.ts';
import { toChromium, toElectron } from '../page/addresses.ts';
import type { PageTarget } from '../page/page-target.ts';
import { answerFromHandler, isHandled } from './protocol.ts';
import { createEvent } from './strict.ts';
import type { FrameTree, WebFrame } from './web-frame.ts';

/** Asks main about every navigation that a page starts, its own reload included, and lets the app's schemes answer for themselves. */
export class Navigation {
  /** The address that main itself has asked for: it is not asked about it again. */
  expected: string | undefined;
  private readonly contents: EventEmitter & { loadURL: (url: string) => Promise<void> };
  private readonly frames: FrameTree;

  constructor(contents: Navigation['contents'], frames: FrameTree) {
    this.contents = contents;
    this.frames = frames;
  }

  follow(page: PageTarget): void {
    const { cdp, targetId } = page;
    cdp.on('Fetch.requestPaused', (paused) => void this.decide(page, paused).catch(() => undefined));
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.contents.emit('did-navigate-in-page', createEvent(), toElectron(url), frameId === targetId);
    });
  }

  /** A page wants to go to an address that is no request to Chromium: `tel:`, `app:`, `about:blank`. */
  ask(url: string, frame: WebFrame): void {
    const isLoadable = toChromium(url) !== url || url === 'about:blank';
    if (this.isAllowed(url, frame) && frame.parent === null && isLoadable)
      void this.contents.loadURL(url).catch(() => undefined);
  }

  /** Every document, and every request to the app's own schemes, waits here. */
  private async decide({ cdp }: PageTarget, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, request, resourceType } = paused;
    if (resourceType === 'Document' && !this.mayLoad(paused)) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else if (!isHandled(request.url)) {
      await cdp.send('Fetch.continueRequest', { requestId });
    } else if (resourceType === 'Other' && request.url.endsWith('/favicon.ico')) {
      // Chrome's own wish; Electron does not ask for it.
      await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    } else await answerFromHandler(cdp, paused);
  }

  private mayLoad({ request: { url }, frameId, redirectedRequestId }: Protocol.Fetch.requestPausedPayload): boolean {
    const frame = this.frames.get(frameId);
    const isMain = frame.parent === null;
    const isOwn = isMain && url === this.expected;
    if (redirectedRequestId !== undefined) this.contents.emit('will-redirect', createEvent({ url }), url);
    else if (!isOwn && !this.isAllowed(url, frame)) return false;
    if (isMain) this.expected = undefined;
    return true;
  }

  private isAllowed(address: string, frame: WebFrame): boolean {
    const url = toElectron(address);
    const isMainFrame = frame.parent === null;
    const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    // A navigation counts as loading before main is asked, and no longer when it is refused.
    this.contents.emit('did-start-loading', createEvent());
    this.contents.emit('will-frame-navigate', event);
    if (isMainFrame) this.contents.emit('will-navigate', event, url, false, true);
    if (event.defaultPrevented) this.contents.emit('did-stop-loading', createEvent());
    return !event.defaultPrevented;
  }
}
