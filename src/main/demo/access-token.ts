import { randomBytes } from 'node:crypto';

/** The enterprise's one token. */
export class AccessToken {
  #value: string;

  constructor(value = newToken()) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  /** Is this a good `Authorization` header? */
  admits(authorization: string | undefined): boolean {
    return authorization === `Bearer ${this.#value}`;
  }

  /** Makes a new one; the old one is dead at once. */
  rotate(): string {
    this.#value = newToken();
    return this.#value;
  }
}

function newToken(): string {
  return `demo-${randomBytes(24).toString('base64url')}`;
}
