import type { WireRecord } from '../../call-api/wire.ts';

/** What tells the rows of a list apart: the id, or else of the things that do not change while a call goes on. */
export function identityOf({ call_uuid, start_time, customer_phone, call_type }: WireRecord): string {
  return call_uuid ?? JSON.stringify([start_time, customer_phone, call_type]);
}

/** The customer's number in an identity that was made of one. */
export function customerOfIdentity(identity: string): string | undefined {
  try {
    const parts: unknown = JSON.parse(identity);
    return Array.isArray(parts) && typeof parts[1] === 'string' ? parts[1] : undefined;
  } catch {
    return undefined;
  }
}
