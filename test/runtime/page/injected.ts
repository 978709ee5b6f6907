import { readFileSync } from 'node:fs';
import { startPageWorld } from './page-world.ts';
import { type PreloadSettings, startPreloadWorld } from './preload-world.ts';
import { createWire } from './wire.ts';
import { createWorldLink } from './world-link.ts';

/** Node has stripped the types, so a function's text is JavaScript that a page can run. */
const shared = `const wire = (${createWire.toString()})(); const link = ${createWorldLink.toString()};`;

/** Not in the empty page that a window starts with: there, Electron has no preload either. */
const unlessEmpty = (emptyUrl: string, script: string): string =>
  `if (location.href !== ${JSON.stringify(emptyUrl)}) { ${shared} ${script} }`;

export const pageScript = (secret: string, emptyUrl: string): string =>
  unlessEmpty(emptyUrl, `(${startPageWorld.toString()})(wire, link, ${JSON.stringify(secret)});`);

/** The preload is part of the script's text, never evaluated from a string: the page's CSP holds in its world too. */
export function preloadScript(settings: PreloadSettings, preloadPath: string | undefined, emptyUrl: string): string {
  const preload =
    preloadPath === undefined
      ? 'undefined'
      : `(function (exports, require, module, process, global) {${readFileSync(preloadPath, 'utf8')}\n})`;
  return unlessEmpty(
    emptyUrl,
    `(${startPreloadWorld.toString()})(wire, link, ${JSON.stringify(settings)}, ${preload});`,
  );
}
