import { app } from 'electron';
import type { Settings } from '../../preload/contract/index.ts';
import { linkInArguments, LINK_SCHEMES, numberInLink, type LinkScheme } from '../dialer/links.ts';

export interface LinkParts {
  opensLinks: () => Settings['opensLinks'];
  /** Puts the number into the field; never more. */
  fill: (text: string) => void;
  now: () => number;
}

/** A page that opens links in a loop must not keep an agent from typing. */
const PAUSE_MS = 3_000;

/**
 * What other programs want in the number field: links, and `dial` on the command line. Each only fills it, one every three seconds; links only
 * of schemes that the agent allows (R6).
 */
export class Links {
  readonly #parts: LinkParts;
  #lastAt = -Infinity;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** Of a start or a second start: at most one link among the arguments, in any order. True when a number was taken. */
  takeFromArguments(argv: readonly string[]): boolean {
    return this.#takeLink(linkInArguments(argv));
  }

  /** macOS hands links over as events; attach before the app is ready. */
  takeLink(link: string): boolean {
    return this.#takeLink(numberInLink(link));
  }

  /** What stood behind `dial`; the agent's own scripts may do that whatever links may. */
  takeText(text: string): boolean {
    const now = this.#parts.now();
    if (Math.abs(now - this.#lastAt) < PAUSE_MS) return false;
    this.#lastAt = now;
    this.#parts.fill(text);
    return true;
  }

  /** Registers the schemes that are on with the desktop, and takes back the others; from a working folder it would be the folder's Electron. */
  register(): void {
    if (!app.isPackaged) return;
    for (const scheme of LINK_SCHEMES) {
      if (this.#isOn(scheme)) app.setAsDefaultProtocolClient(scheme, process.execPath, ['--']);
      else app.removeAsDefaultProtocolClient(scheme, process.execPath, ['--']);
    }
  }

  #takeLink(found: { scheme: LinkScheme; text: string } | undefined): boolean {
    return found !== undefined && this.#isOn(found.scheme) && this.takeText(found.text);
  }

  #isOn(scheme: LinkScheme): boolean {
    const on = this.#parts.opensLinks();
    return scheme === 'sips' ? on.sip : on[scheme];
  }
}
