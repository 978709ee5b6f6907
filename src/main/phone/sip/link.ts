/** Where a request goes: an address (no name), and how. */
export interface Target {
  transport: 'udp' | 'tcp' | 'tls';
  address: string;
  port: number;
}

export type LinkFailure = 'unreachable' | 'tls' | 'garbage';

export interface LinkEvents {
  /** One whole message, or on UDP whatever one datagram held. */
  onMessage(bytes: Buffer): void;
  /** Nothing more will come. */
  onFailure(why: LinkFailure): void;
}

/** A way to one registrar for one conversation. */
export interface Link {
  /** false: what is sent may be lost, and is sent again (RFC 3261 §17.1.2.2). */
  readonly isReliable: boolean;
  /** Our end, as it goes into Via; the host as in a URI. */
  readonly local: { host: string; port: number };
  send(text: string): void;
  /** From now on these are told; only one listener at a time. What came while nobody listened is told at once. */
  listen(events: LinkEvents): void;
  close(): void;
}

export interface TlsTrust {
  /** The name that the certificate must be for: the domain or proxy of the settings, not what DNS made of it (RFC 5922 §4). */
  serverName: string;
  /** PEM. */
  authorities: readonly string[];
}

/** Rejects with `LinkError`, also when `signal` ends it. */
export type OpenLink = (target: Target, trust: () => Promise<TlsTrust>, signal: AbortSignal) => Promise<Link>;

export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly why: LinkFailure;

  constructor(why: LinkFailure, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Keeps what arrives between two conversations' turns. */
export class Inbox implements LinkEvents {
  #listener: LinkEvents | undefined;
  readonly #early: Buffer[] = [];
  #failure: LinkFailure | undefined;

  listen(events: LinkEvents): void {
    this.#listener = events;
    for (const bytes of this.#early.splice(0)) events.onMessage(bytes);
    if (this.#failure) events.onFailure(this.#failure);
  }

  onMessage(bytes: Buffer): void {
    if (this.#listener) this.#listener.onMessage(bytes);
    else if (this.#early.length < 16) this.#early.push(bytes);
  }

  onFailure(why: LinkFailure): void {
    if (this.#failure) return;
    this.#failure = why;
    this.#listener?.onFailure(why);
  }
}
