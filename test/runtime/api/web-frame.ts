import type { CdpSession } from '../chromium/cdp.ts';
import { toElectron } from '../page/addresses.ts';

let lastNode = 0;

/** A frame of a page: what `event.senderFrame` and `webContents.mainFrame` give. */
export class WebFrame {
  readonly frameTreeNodeId = ++lastNode;
  readonly processId = process.pid;
  readonly routingId = this.frameTreeNodeId;
  url = '';
  origin = 'null';
  parent: WebFrame | null;
  detached = false;

  constructor(parent: WebFrame | null = null) {
    this.parent = parent;
  }

  get top(): WebFrame {
    return this.parent?.top ?? this;
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  /** Takes over an address as Chromium sees it. */
  moveTo(url: string, origin: string): void {
    this.url = toElectron(url);
    this.origin = toElectron(origin);
  }
}

/** The frames of one page, by Chromium's names for them. */
export class FrameTree {
  readonly main = new WebFrame();
  private readonly frames = new Map<string, WebFrame>();

  follow(cdp: CdpSession, mainId: string): void {
    this.frames.set(mainId, this.main);
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, new WebFrame(this.get(parentFrameId)));
    });
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'swap') return;
      this.get(frameId).detached = true;
      this.frames.delete(frameId);
    });
    cdp.on('Page.frameNavigated', ({ frame: { id, url, securityOrigin } }) => this.get(id).moveTo(url, securityOrigin));
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => (this.get(frameId).url = toElectron(url)));
  }

  get(id: string): WebFrame {
    return this.frames.get(id) ?? this.main;
  }
}
