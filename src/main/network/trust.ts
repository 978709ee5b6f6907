import { createSecureContext, type SecureContext } from 'node:tls';
import { systemAuthorities } from './system-authorities.ts';

let known: SecureContext | undefined;

/**
 * Node's own authorities and those of the system, so that a company that looks into TLS with a root of its own is trusted where its computers trust
 * it. Made once a thread and shared by every connection: reading the system's roots takes 0.1 s, and handing them to each connection 20 ms each time.
 */
export function systemTrust(): SecureContext {
  known ??= createSecureContext({ ca: [...systemAuthorities()] });
  return known;
}
