import type { LinkRefusal, Settings } from '../../preload/contract/index.ts';
import { linkInArguments, numberInLink, refusedInArguments, type LinkScheme } from '../dialer/links.ts';

export interface LinkParts {
  opensLinks: () => Settings['opensLinks'];
  /** Puts the number into the field; never more. */
  fill: (text: string) => void;
  /** Opens the window and says why a link put nothing into the field. */
  refuse: (why: LinkRefusal) => void;
  now: () => number;
}

/** A page that opens links in a loop must not keep an agent from typing. */
const PAUSE_MS = 3_000;

/**
 * What other programs want in the number field: links, and `dial` on the command line. Each only fills it, one every three seconds; links only
 * of schemes that the agent allows.
 */
export class Links {
  readonly #parts: LinkParts;
  #lastAt = -Infinity;
  /** Of its own: a link that is refused must not cost the one that follows. */
  #lastRefusedAt = -Infinity;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** Of a start or a second start: at most one link among the arguments, in any order. False when there is none, or another came just before. */
  takeFromArguments(argv: readonly string[]): boolean {
    const refusal = refusedInArguments(argv);
    return refusal === undefined ? this.#takeLink(linkInArguments(argv)) : this.#refuse(refusal);
  }

  /** macOS hands links over as events; attach before the app is ready. */
  takeLink(link: string): void {
    const found = numberInLink(link);
    if (found) this.#takeLink(found);
    else this.#refuse('unreadable');
  }

  /** What stood behind `dial`; the agent's own scripts may do that whatever links may. */
  takeText(text: string): boolean {
    const now = this.#parts.now();
    if (Math.abs(now - this.#lastAt) < PAUSE_MS) return false;
    this.#lastAt = now;
    this.#parts.fill(text);
    return true;
  }

  #takeLink(found: { scheme: LinkScheme; text: string } | undefined): boolean {
    if (found === undefined) return false;
    return this.#isOn(found.scheme) ? this.takeText(found.text) : this.#refuse('off');
  }

  #refuse(why: LinkRefusal): boolean {
    const now = this.#parts.now();
    if (Math.abs(now - this.#lastRefusedAt) < PAUSE_MS) return false;
    this.#lastRefusedAt = now;
    this.#parts.refuse(why);
    return true;
  }

  #isOn(scheme: LinkScheme): boolean {
    const on = this.#parts.opensLinks();
    return scheme === 'sips' ? on.sip : on[scheme];
  }
}
