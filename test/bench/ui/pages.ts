import { join } from 'node:path';
import type { Browser } from 'playwright';
import { buildApp, buildPeer } from './build.ts';
import { openSite, type Site } from './site.ts';
import { addStaticCopy } from './static-page.ts';

export interface Windows {
  /** Paths on the site. */
  app: string;
  /** The app's own markup and style sheets, without the app. */
  still: string;
  /** The same controls in plain Vue, unstyled. */
  plain: string;
  element: string;
}

/** The two windows of the app and what they are measured against. */
export const WINDOWS: Record<'quick' | 'main', Windows> = {
  quick: windows('quick', 'quick-dial.html'),
  main: windows('main', 'index.html'),
};

function windows(name: string, page: string): Windows {
  const at = (peer: string): string => `/${peer}-${name}/index.html`;
  return { app: `/app/${page}`, still: at('still'), plain: at('plain'), element: at('element') };
}

/** Builds and serves all of them. Takes some ten seconds. */
export async function openPages(browser: Browser): Promise<Site> {
  const files = new Map<string, Buffer>();
  await buildApp(files);
  for (const [name, file] of [
    ['plain-quick', 'PlainQuick'],
    ['plain-main', 'PlainMain'],
    ['element-quick', 'ElementQuick'],
    ['element-main', 'ElementMain'],
  ] as const)
    await buildPeer(files, name, join(import.meta.dirname, 'peers', `${file}.vue`));
  const site = await openSite(files);
  for (const name of ['quick', 'main'] as const) await addStaticCopy(site, browser, WINDOWS[name].app, `still-${name}`);
  return site;
}
