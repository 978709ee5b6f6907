import { isIPv6 } from 'node:net';
import type { PhoneDevice } from '../../../preload/contract/phone.ts';
import { plainText } from '../../call-api/plain-text.ts';
import { readEachParameter, splitOutside, unquote } from './fields.ts';
import { onlyValueOf, valuesOf, type SipHead } from './head.ts';

/** More are not listed; that the phone is registered is known long before. */
const CONTACTS_CAP = 500;

/**
 * The bindings in a 200 to REGISTER (RFC 3261 §10.3, step 8), without those that have run out. Only what helps to know a device again is
 * kept: the user part, passwords and parameters of the URI (push tokens among them) are not. A Contact that cannot be read is passed over.
 * undefined: there are some, and none that can be read is still valid.
 */
export function readDevices(head: SipHead, now: number): PhoneDevice[] | undefined {
  const common = seconds(onlyValueOf(head, 'expires'));
  const values = valuesOf(head, 'contact');
  const contacts = values.flatMap(contactsOf);
  const read = contacts.map((contact) => readContact(contact, common, now));
  const devices = read
    .filter((device) => device !== undefined)
    .filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
  const isClear = contacts.length > 0 ? !read.includes(undefined) : values.length === 0;
  return devices.length > 0 || isClear ? devices.slice(0, CONTACTS_CAP) : undefined;
}

/**
 * The parts of one header. Where a quote or a bracket is not closed, every comma separates: each part is then read on its own, and those
 * that the fault has torn are not readable. Commas too many are harmless.
 */
function contactsOf(value: string): string[] {
  return (splitOutside(value, ',') ?? value.split(',')).filter((contact) => contact.trim() !== '');
}

function readContact(contact: string, common: number | undefined, now: number): PhoneDevice | undefined {
  const [address = '', ...rest] = splitOutside(contact, ';') ?? [];
  const named = /^([^<]*|"(?:[^"\\]|\\.)*"\s*)<([^<>]*)>$/.exec(address);
  // Without brackets the parameters are the header's (RFC 3261 §20.10).
  const place = placeOf((named?.[2] ?? address).trim());
  if (!place) return undefined;
  const parameters = readEachParameter(rest);
  const name = plainText(unquote(named?.[1]?.trim() ?? '') ?? '', 80);
  const instance = plainText((parameters.get('+sip.instance')?.[0] ?? '').replace(/^<(.*)>$/, '$1'), 100);
  // Of several times the shortest: nobody is called registered for longer than is certain.
  const own = (parameters.get('expires') ?? []).flatMap((text) => seconds(text) ?? []);
  const lasts = own.length > 0 ? Math.min(...own) : common;
  return {
    ...place,
    ...(name !== '' && { name }),
    ...(instance !== '' && { instance }),
    ...(lasts !== undefined && { expiresAt: now + lasts * 1000 }),
  };
}

type Place = Pick<PhoneDevice, 'address' | 'transport'>;

/** Host, port and transport of a SIP URI, or the last digits of a `tel:` one (RFC 3966). */
function placeOf(uri: string): Place | undefined {
  const [, digits] = /^tel:([+\d\-.()*#]{2,40})(?:;[\s\S]*)?$/i.exec(uri) ?? [];
  if (digits !== undefined) {
    const last = digits.replace(/\D/g, '').slice(-4);
    return last === '' ? undefined : { address: `tel:${last}` };
  }
  const [, rest] = /^sips?:([\s\S]*)$/i.exec(uri) ?? [];
  if (rest === undefined) return undefined;
  // A user part may hold semicolons and question marks, but no `@` (RFC 3261 §25.1). Some put their whole address there.
  return hostOf(rest.slice(rest.indexOf('@') + 1)) ?? hostOf(rest.slice(rest.lastIndexOf('@') + 1));
}

function hostOf(text: string): Place | undefined {
  const [host = '', ...parts] = text.replace(/\?[\s\S]*$/, '').split(';');
  // The zone of an address (RFC 6874) says something to the phone's own computer only.
  // Anchored: a search from each of 60,000 `%` would take minutes.
  const zoneless = host.trim().replace(/^(\[[^%\]]*)%[A-Za-z0-9._~%-]*\]/, '$1]');
  const [bare = ''] = zoneless.split('%');
  const address = isIPv6(bare) ? `[${bare}]` : zoneless.replace(/:$/, '');
  if (!/^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?$/.test(address)) return undefined;
  const transport = parts.flatMap((part) => /^transport=([a-z]{1,8})$/i.exec(part)?.[1] ?? [])[0];
  return { address, ...(transport !== undefined && { transport: transport.toLowerCase() }) };
}

/** delta-seconds; a value beyond 32 bits is the largest there is (RFC 3261 §20.19). */
function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,20}$/.test(text) ? Math.min(Number(text), 2 ** 32 - 1) : undefined;
}
