import { randomUUID } from 'node:crypto';
import type { CdpSession } from '../chromium/cdp.ts';
import { openTarget } from '../chromium/open-target.ts';
import { chromium } from '../chromium/running.ts';
import { pageScript, preloadScript } from './injected.ts';
import type { PreloadSettings, ToMain, ToPage } from './preload-world.ts';
import { Viewport } from './viewport.ts';

export interface PageOptions {
  preload?: string | undefined;
  allFrames: boolean;
  additionalArguments: string[];
}

/** A page of Chromium with the two injected worlds: opened, prepared, not yet navigated. */
export class PageTarget {
  readonly targetId: string;
  readonly cdp: CdpSession;
  readonly viewport: Viewport;
  private readonly world: string;
  private readonly frameOfContext = new Map<number, string>();
  private readonly contextOfFrame = new Map<string, number>();

  private constructor(targetId: string, cdp: CdpSession, world: string) {
    this.targetId = targetId;
    this.cdp = cdp;
    this.viewport = new Viewport(cdp, targetId);
    this.world = world;
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId?: string };
      if (context.name !== world || frameId === undefined) return;
      this.frameOfContext.set(context.id, frameId);
      this.contextOfFrame.set(frameId, context.id);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      const frameId = this.frameOfContext.get(executionContextId);
      this.frameOfContext.delete(executionContextId);
      if (frameId !== undefined && this.contextOfFrame.get(frameId) === executionContextId)
        this.contextOfFrame.delete(frameId);
    });
    cdp.on('Runtime.executionContextsCleared', () => {
      this.frameOfContext.clear();
      this.contextOfFrame.clear();
    });
  }

  static async open(options: PageOptions): Promise<PageTarget> {
    const { targetId, emptyUrl } = await openTarget();
    const { sessionId } = await chromium.cdp.root.send('Target.attachToTarget', { targetId, flatten: true });
    const secret = `standIn${randomUUID().replaceAll('-', '')}`;
    const target = new PageTarget(targetId, chromium.cdp.session(sessionId), secret);
    await target.prepare(options, emptyUrl);
    return target;
  }

  private async prepare({ preload, allFrames, additionalArguments }: PageOptions, emptyUrl: string): Promise<void> {
    const secret = this.world;
    const { platform, versions, env } = process;
    const settings: PreloadSettings = {
      secret,
      allFrames,
      platform,
      versions,
      env,
      argv: [process.execPath, ...additionalArguments],
    };
    const source = preloadScript(settings, preload, emptyUrl);
    await Promise.all([
      this.cdp.send('Page.enable'),
      this.cdp.send('Runtime.enable'),
      this.cdp.send('Log.enable'),
      this.cdp.send('Runtime.addBinding', { name: secret, executionContextName: this.world }),
      this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret, emptyUrl) }),
      this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: this.world }),
      // Every document, to let main refuse navigations, and everything of the app's own schemes.
      this.cdp.send('Fetch.enable', {
        patterns: [{ urlPattern: 'http://*.localhost/*' }, { urlPattern: '*', resourceType: 'Document' }],
      }),
    ]);
  }

  onMessage(listener: (frameId: string, toMain: ToMain, reply: (message: ToPage) => void) => void): void {
    this.cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frameId = this.frameOfContext.get(executionContextId);
      if (name !== this.world || frameId === undefined) return;
      // An answer goes to the document that asked, never to the one that replaced it.
      listener(frameId, JSON.parse(payload) as ToMain, (message) => this.deliver(executionContextId, message));
    });
  }

  /** Dropped where the frame has no document with our world yet, as Electron does. */
  send(frameId: string, message: ToPage): void {
    const context = this.contextOfFrame.get(frameId);
    if (context !== undefined) this.deliver(context, message);
  }

  private deliver(executionContextId: number, message: ToPage): void {
    const functionDeclaration = 'function (message) { deliver(JSON.parse(message)); }';
    const args = [{ value: JSON.stringify(message) }];
    void this.cdp
      .send('Runtime.callFunctionOn', { functionDeclaration, executionContextId, arguments: args, silent: true })
      .catch(() => undefined); // The document has gone meanwhile.
  }
}
