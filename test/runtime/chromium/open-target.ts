import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Protocol } from './cdp.ts';
import { chromium } from './running.ts';

/** Chromium opens a window without tabs and address only for a second command line, which it hands to the first. */
async function openAppWindow(): Promise<{ targetId: string; emptyUrl: string }> {
  const emptyUrl = `data:text/html,${randomUUID()}`;
  const { root } = chromium.cdp;
  const created = new Promise<string>((resolve) => {
    const look = ({ targetInfo: { url, targetId, type } }: Protocol.Target.targetCreatedPayload): void => {
      if (url !== emptyUrl || type !== 'page') return;
      root.off('Target.targetCreated', look);
      resolve(targetId);
    };
    root.on('Target.targetCreated', look);
  });
  const [command, ...args] = chromium.command;
  spawn(command, [...args, `--app=${emptyUrl}`], { stdio: 'ignore' });
  return { targetId: await created, emptyUrl };
}

/** A new empty page in a window of its own, and the address it has until the app loads something. */
export async function openTarget(): Promise<{ targetId: string; emptyUrl: string }> {
  if (!chromium.isHeadless) return openAppWindow();
  const emptyUrl = 'about:blank';
  const { targetId } = await chromium.cdp.root.send('Target.createTarget', { url: emptyUrl, newWindow: true });
  return { targetId, emptyUrl };
}
