import type { LinkRefusal } from '../../preload/contract/index.ts';
import { plainText } from '../phone-numbers/number-characters.ts';

/** The schemes by which other programs can put a number into the field. */
export const LINK_SCHEMES = ['tel', 'callto', 'sip', 'sips'] as const;
export type LinkScheme = (typeof LINK_SCHEMES)[number];

export interface LinkNumber {
  scheme: LinkScheme;
  /** For `readNumber`: at most `+`, digits, visual separators, `*`, `#`, `,` and one `;ext=`. */
  text: string;
}

const LONGEST = 300;
const SCHEME = /^\s*(?:tel|callto|sips?):/i;
const LINK = /^(tel|callto|sips?):(\/\/)?([^?#<>"\\]+)(?:\?[^\s<>"]*)?$/i;
const HOST = /^(?:[a-z\d](?:[a-z\d.-]{0,252})|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;
const PARAMETER = /^[a-z\d-]+(?:=[\w[\]/:&+$.!~*'()%-]*)?$/i;
const SUBSCRIBER = /^\+?[\d().\-*# ]*\d[\d().\-*# ]*(?:,+\d{1,6})?$/;

/**
 * The number in a link, or undefined for anything that is not exactly one: RFC 3966 (`tel:+86-10-0000-0001;ext=12`), `callto:` as Windows
 * programs write it, and the user part of a SIP URI (RFC 3261 §19.1) when it is a number. It only fills the field (RFC 3966 §11: no call
 * without the user's explicit consent), and is read again by `readNumber` like everything else.
 */
export function numberInLink(link: string): LinkNumber | undefined {
  if (link.length > LONGEST) return undefined;
  const [, name, slashes, body] = LINK.exec(link.trim()) ?? [];
  if (name === undefined || body === undefined) return undefined;
  const scheme = name.toLowerCase() as LinkScheme;
  const inner = slashes === undefined ? body : body.replace(/\/$/, ''); // `tel://…/`: somebody took it for a web address
  // `callto:tel:+86…` is what Office writes.
  const subscriber = scheme === 'callto' ? inner.replace(/^tel:/i, '') : inner;
  const text = scheme.startsWith('sip') ? sipNumber(inner) : telNumber(subscriber);
  return text === undefined ? undefined : { scheme, text };
}

/** Arguments come from any local process and in any order: one link counts, and two, even if one is none of a number, are none. */
export function linkInArguments(argv: readonly string[]): LinkNumber | undefined {
  const links = argv.slice(1).filter((argument) => SCHEME.test(argument));
  return links.length === 1 ? numberInLink(links[0] ?? '') : undefined;
}

/** What is to be said of links that `linkInArguments` takes nothing from; undefined: there are none. */
export function refusedInArguments(argv: readonly string[]): Exclude<LinkRefusal, 'off'> | undefined {
  const links = argv.slice(1).filter((argument) => SCHEME.test(argument));
  if (links.length === 0 || linkInArguments(argv)) return undefined;
  return links.length > 1 ? 'several' : 'unreadable';
}

/** RFC 3966 `telephone-subscriber`. */
function telNumber(subscriber: string): string | undefined {
  const [first = '', ...rest] = subscriber.split(';');
  const number = decode(first);
  if (number === undefined || !SUBSCRIBER.test(number)) return undefined;
  const parameters = readParameters(rest);
  const context = parameters?.get('phone-context');
  const full = parameters && inContext(number, decode(context ?? ''));
  if (full === undefined) return undefined;
  const extension = parameters?.get('ext')?.replace(/[().-]/g, '');
  if (extension === undefined) return full;
  return /^\d{1,6}$/.test(extension) && !full.includes(',') ? `${full};ext=${extension}` : undefined;
}

/** Each name at most once (RFC 3966 §3). */
function readParameters(parts: readonly string[]): Map<string, string> | undefined {
  if (!parts.every((part) => PARAMETER.test(part))) return undefined;
  const pairs = parts.map((part): [string, string] => {
    const [name = '', ...value] = part.split('=');
    return [name.toLowerCase(), value.join('=')];
  });
  const parameters = new Map(pairs);
  return parameters.size === pairs.length ? parameters : undefined;
}

/** A local number gets the area that its context names. In a place that we do not know it is none of ours; domains and +86 say nothing. */
function inContext(number: string, context: string | undefined): string | undefined {
  if (context === undefined) return undefined;
  const place = context.replace(/[().-]/g, '');
  if (number.startsWith('+') || !/^[+\d]/.test(place) || place === '+86') return number;
  const area = /^(?:\+86|0)([1-9]\d{1,3})$/.exec(place)?.[1];
  if (area === undefined) return undefined;
  const [dialled = ''] = number.split(','); // what follows is typed once connected
  return /^[2-8]\d{6,7}$/.test(dialled.replace(/\D/g, '')) ? `0${area}-${number}` : number;
}

/** `sip:13800138000@example.com;user=phone`; up to four digits at a host are an extension of that exchange, unless it says `user=phone`. */
function sipNumber(address: string): string | undefined {
  const [user = '', host, ...more] = address.split('@');
  if (host === undefined) return telNumber(user);
  const [name = '', ...parameters] = host.split(';');
  const known = readParameters(parameters);
  if (more.length > 0 || !known || !HOST.test(name)) return undefined;
  const text = telNumber(user.replace(/:[^;@]*$/, ''));
  const isNumber = known.get('user')?.toLowerCase() === 'phone' || (text?.replace(/\D/g, '').length ?? 0) > 4;
  return isNumber ? text : undefined;
}

/** Once; undefined for broken escapes and for control characters. Full-width and invisible characters are taken as `readNumber` takes them. */
function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return /\p{Cc}/u.test(decoded) ? undefined : plainText(decoded);
  } catch {
    return undefined;
  }
}
