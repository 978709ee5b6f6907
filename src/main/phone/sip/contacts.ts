import type { PhoneDevice } from '../../../preload/contract/phone.ts';
import { plainText } from '../../call-api/plain-text.ts';
import { readParameters, splitOutside, unquote } from './fields.ts';
import { onlyValueOf, valuesOf, type SipHead } from './head.ts';

const CONTACTS_CAP = 50;

/**
 * The bindings in a 200 to REGISTER (RFC 3261 §10.3, step 8), without those that have run out. Only what helps to know a device again is
 * kept: the user part, passwords and parameters of the URI (push tokens among them) are not. undefined: a Contact that cannot be read.
 */
export function readDevices(head: SipHead, now: number): PhoneDevice[] | undefined {
  const devices: PhoneDevice[] = [];
  const common = seconds(onlyValueOf(head, 'expires'));
  for (const value of valuesOf(head, 'contact')) {
    for (const contact of splitOutside(value, ',') ?? ['']) {
      const device = readContact(contact, common, now);
      if (device === undefined || devices.length >= CONTACTS_CAP) return undefined;
      if (device.expiresAt === undefined || device.expiresAt > now) devices.push(device);
    }
  }
  return devices;
}

function readContact(contact: string, common: number | undefined, now: number): PhoneDevice | undefined {
  const [address = '', ...rest] = splitOutside(contact, ';') ?? [];
  const named = /^([^<]*|"(?:[^"\\]|\\.)*"\s*)<([^<>]*)>$/.exec(address);
  // Without brackets the parameters are the header's (RFC 3261 §20.10).
  const place = placeOf(named?.[2] ?? address);
  const parameters = readParameters(rest);
  if (!place || !parameters) return undefined;
  const name = plainText(unquote(named?.[1]?.trim() ?? '') ?? '', 80);
  const instance = plainText((parameters.get('+sip.instance') ?? '').replace(/^<(.*)>$/, '$1'), 100);
  const lasts = seconds(parameters.get('expires')) ?? common;
  return {
    ...place,
    ...(name !== '' && { name }),
    ...(instance !== '' && { instance }),
    ...(lasts !== undefined && { expiresAt: now + lasts * 1000 }),
  };
}

/** Host, port and transport of a SIP URI. A user part may hold semicolons and question marks, but no `@` (RFC 3261 §25.1). */
function placeOf(uri: string): Pick<PhoneDevice, 'address' | 'transport'> | undefined {
  const [, rest = ''] = /^sips?:([\s\S]*)$/i.exec(uri) ?? [];
  const [host = '', ...parts] = rest
    .slice(rest.indexOf('@') + 1)
    .replace(/\?[\s\S]*$/, '')
    .split(';');
  if (!/^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?$/.test(host)) return undefined;
  const transport = parts.flatMap((part) => /^transport=([a-z]{1,8})$/i.exec(part)?.[1] ?? [])[0];
  return { address: host, ...(transport !== undefined && { transport: transport.toLowerCase() }) };
}

/** delta-seconds; a value beyond 32 bits is the largest there is (RFC 3261 §20.19). */
function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,20}$/.test(text) ? Math.min(Number(text), 2 ** 32 - 1) : undefined;
}
