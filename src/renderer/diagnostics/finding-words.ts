import type { CheckId, CheckResult, Facts, FindingCode, Language } from '../../preload/contract/index.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { DiagnosticsMessages } from '../i18n/zh-cn/diagnostics.ts';

export interface Words {
  core: Messages;
  own: DiagnosticsMessages;
  formats: Formats;
  language: Language;
}

/** What can be done about it; undefined where nothing needs to be. */
export function hintOf({ hints }: DiagnosticsMessages, code: FindingCode): string | undefined {
  return isKeyOf(hints, code) ? hints[code] : undefined;
}

/** The details of a finding, each a few words; a server's own words are only ever the issuer's name. */
export function detailsOf(id: CheckId, { facts }: CheckResult, words: Words): string[] {
  const { own } = words;
  const said = [
    whereabouts(facts, own),
    countOf(id, facts.count, words),
    facts.days === undefined ? undefined : daysOf(facts.days, own),
    facts.skewSeconds === undefined ? undefined : skewOf(facts.skewSeconds, words),
    facts.megabytes === undefined ? undefined : own.facts.free(sizeOf(facts.megabytes, words.language)),
    facts.variables?.join(', '),
    facts.fields?.map(({ field, rows }) => own.facts.field(field, rows)).join(', '),
    facts.words?.join(', '),
    facts.phoneSays === undefined ? undefined : own.facts[facts.phoneSays ? 'phoneRegistered' : 'phoneUnregistered'],
    facts.contradictions
      ?.map(({ is, calls }) => own.facts.contradiction(words.core.phoneCalls.kinds[is], calls))
      .join(', '),
    facts.issuer === undefined ? undefined : own.facts.issuer(facts.issuer),
    facts.status === undefined ? undefined : `HTTP ${facts.status}`,
    facts.error === undefined ? undefined : words.core.errors[facts.error],
  ];
  return said.filter((one) => one !== undefined);
}

/** An authority that does not come with the app is to be recognised by IT. */
export function fingerprintOf({ code, facts }: CheckResult, own: DiagnosticsMessages): string | undefined {
  if (code !== 'tls-company' && code !== 'tls-untrusted') return undefined;
  return facts.fingerprint === undefined ? undefined : own.facts.fingerprint(facts.fingerprint);
}

function whereabouts({ host, port, proxyKind }: Facts, own: DiagnosticsMessages): string | undefined {
  const kind = proxyKind === undefined ? undefined : own.facts.proxyKinds[proxyKind];
  const name = host?.includes(':') ? `[${host}]` : host;
  const address = name === undefined || port === undefined ? name : `${name}:${port}`;
  const said = [kind, address].filter((one) => one !== undefined);
  return said.length > 0 ? said.join(' ') : undefined;
}

function countOf(id: CheckId, count: number | undefined, { own, formats }: Words): string | undefined {
  if (count === undefined) return undefined;
  if (id === 'dns') return own.facts.addresses(count);
  if (id === 'recordings') return own.facts.hosts(count);
  return id === 'phone' ? own.facts.devices(count) : own.facts.calls(formats.number(count));
}

function daysOf(days: number, { facts }: DiagnosticsMessages): string {
  return days < 0 ? facts.daysOver(-days) : facts.daysLeft(days);
}

function skewOf(seconds: number, { own, formats }: Words): string {
  const length = formats.length(Math.abs(seconds));
  if (Math.abs(seconds) < 2) return own.facts.sameTime;
  return seconds > 0 ? own.facts.serverAhead(length) : own.facts.serverBehind(length);
}

function sizeOf(megabytes: number, language: Language): string {
  const [value, unit] = megabytes < 1_000 ? [megabytes, 'megabyte'] : [megabytes / 1_000, 'gigabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

function isKeyOf<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
