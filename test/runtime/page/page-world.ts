import type { Wire } from './wire.ts';
import type { createWorldLink } from './world-link.ts';

/** Runs in the page's own world before its scripts: receives what the preload exposes, and keeps window.open from Chromium. */
export function startPageWorld(wire: Wire, link: typeof createWorldLink, secret: string): void {
  const deepFreeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return;
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  };

  const { post, unpack } = link(wire, secret, 'page', (message) => {
    if (message.is !== 'expose') return;
    const value = unpack(message.value);
    deepFreeze(value);
    Object.defineProperty(window, message.key, { value, enumerable: true });
  });

  // Always null: the answer (deny, or a new BrowserWindow) is main's, and main cannot be asked synchronously.
  const absolute = URL;
  window.open = (url = '', frameName = '', features = '') => {
    post({ is: 'open', url: new absolute(String(url) || 'about:blank', document.baseURI).href, frameName, features });
    return null;
  };
}
