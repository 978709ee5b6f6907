import type { LinkOpener, LinkOpeners, Settings } from '../../preload/contract/index.ts';
import type { LinkScheme } from '../dialer/links.ts';

/** What a system has for choosing the program that opens links of a scheme. */
export interface LinkSystem {
  /** `here`: `change` makes this app the opener. `in-system-settings`: it opens the system's page, where the agent chooses. */
  changes: 'here' | 'in-system-settings';
  opener: (scheme: LinkScheme) => Promise<LinkOpener>;
  change: (schemes: readonly LinkScheme[]) => Promise<void>;
}

export interface LinkOpeningParts {
  /** undefined: this program cannot be registered, because it runs from a working folder. */
  system: LinkSystem | undefined;
  opensLinks: () => Settings['opensLinks'];
}

/** The switches of the settings and the schemes that each stands for. */
const SCHEMES = { tel: ['tel'], callto: ['callto'], sip: ['sip', 'sips'] } as const satisfies Record<
  keyof Settings['opensLinks'],
  readonly LinkScheme[]
>;

/**
 * Which program opens links, and the agent's wish to open them here. Installing offers the app to the system; nothing is taken from another
 * program until the agent asks for it with `openHere`.
 */
export class LinkOpening {
  readonly #parts: LinkOpeningParts;

  constructor(parts: LinkOpeningParts) {
    this.#parts = parts;
  }

  async get(): Promise<LinkOpeners> {
    const { system } = this.#parts;
    if (!system) return { is: 'not-installed' };
    const [tel, callto, sip] = await Promise.all([
      system.opener('tel'),
      system.opener('callto'),
      this.#openerOfBoth(system),
    ]);
    return { is: 'known', changes: system.changes, of: { tel, callto, sip } };
  }

  /** Only the schemes whose switch is on. Resolves with what the system says afterwards: it may have refused. */
  async openHere(): Promise<LinkOpeners> {
    const on = this.#parts.opensLinks();
    const kinds = (Object.keys(SCHEMES) as (keyof typeof SCHEMES)[]).filter((kind) => on[kind]);
    await this.#parts.system?.change(kinds.flatMap((kind) => [...SCHEMES[kind]]));
    return this.get();
  }

  /** One switch stands for sip: and sips:, so that what is not ours of the two is told. */
  async #openerOfBoth(system: LinkSystem): Promise<LinkOpener> {
    const [sip, sips] = await Promise.all([system.opener('sip'), system.opener('sips')]);
    return sip.is === 'this-app' ? sips : sip;
  }
}
