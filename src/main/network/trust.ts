import { createSecureContext, type SecureContext } from 'node:tls';
import { systemAuthorities } from './system-authorities.ts';

/** Which authorities count; asked for when TLS is first spoken. */
export type Trust = () => SecureContext | Promise<SecureContext>;

/**
 * Trusts these authorities (PEM). One context is shared by every connection, since handing the authorities to each one takes 20 ms each time; it
 * is made anew when more of them have become known.
 */
export function createTrust(authorities: () => Promise<readonly string[]>): Trust {
  let made: { count: number; context: SecureContext } | undefined;
  return async () => {
    const all = await authorities();
    if (made?.count !== all.length) made = { count: all.length, context: createSecureContext({ ca: [...all] }) };
    return made.context;
  };
}

/** So that a company that looks into TLS with a root of its own is trusted where its computers trust it. For main; threads ask main. */
export const systemTrust = createTrust(systemAuthorities);
