import type { PhoneCodec, PhoneSettings, PhoneTransport } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** The settings as they are typed. The check has a switch of its own. */
export interface PhoneDraft {
  domain: string;
  port: string;
  transport: PhoneTransport;
  realm: string;
  outboundProxy: string;
  codecs: PhoneCodec[];
}
export type DraftKey = keyof PhoneDraft;
export type FormProblem = keyof Messages['phone']['settings']['problems'];
export type FormProblems = Partial<Record<DraftKey, FormProblem>>;

/** As main has them (`phone-settings.ts`), which checks again; here they only spare the agent a round trip. */
const LONGEST: Partial<Record<DraftKey, number>> = { domain: 253, realm: 128, outboundProxy: 260 };
const HOST = /^(?:[a-z\d.-]+|\[[\da-f:.]+\])$/i;
const HAS_PORT = /^(?:[^:]+|\[.*\]):\d*$/;
const HAS_SCHEME = /^sips?:|\/\//i;

export function draftOf({ domain, port, transport, realm, outboundProxy, codecs }: PhoneSettings): PhoneDraft {
  return { domain, port: port === null ? '' : String(port), transport, realm, outboundProxy, codecs: [...codecs] };
}

/** What differs from the settings in force, as main takes it; nothing that the company manages. */
export function changeOf(
  draft: PhoneDraft,
  settings: PhoneSettings,
  managed: readonly (keyof PhoneSettings)[],
): Partial<PhoneSettings> {
  const typed = draft.port.trim();
  const wanted: Pick<PhoneSettings, DraftKey> = {
    ...draft,
    domain: draft.domain.trim(),
    port: typed === '' ? null : Number(typed),
    realm: draft.realm.trim(),
    outboundProxy: draft.outboundProxy.trim(),
  };
  const changed = Object.entries(wanted).filter(([name, value]) => {
    const key = name as DraftKey;
    return !managed.includes(key) && JSON.stringify(value) !== JSON.stringify(settings[key]);
  });
  return Object.fromEntries(changed);
}

/** What cannot be saved like this, each with its reason. */
export function problemsOf(draft: PhoneDraft): FormProblems {
  const found: [DraftKey, FormProblem | undefined][] = [
    ['domain', domainProblem(draft.domain.trim())],
    ['port', portProblem(draft.port.trim())],
    ['realm', /["\\\p{Cc}\p{Cf}]/u.test(draft.realm) ? 'realm-bad' : undefined],
    ['outboundProxy', proxyProblem(draft.outboundProxy.trim())],
  ];
  const tooLong = found.map(([key, problem]): [DraftKey, FormProblem | undefined] => {
    const typed = draft[key];
    return [key, typed.length > (LONGEST[key] ?? Infinity) ? 'too-long' : problem];
  });
  return Object.fromEntries(tooLong.filter(([, problem]) => problem !== undefined));
}

function domainProblem(domain: string): FormProblem | undefined {
  if (domain === '') return 'domain-empty';
  if (HAS_SCHEME.test(domain)) return 'domain-scheme';
  if (HAS_PORT.test(domain)) return 'domain-port';
  return HOST.test(domain) ? undefined : 'domain-bad';
}

function portProblem(port: string): FormProblem | undefined {
  if (port === '') return undefined;
  return /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535 ? undefined : 'port-bad';
}

function proxyProblem(proxy: string): FormProblem | undefined {
  if (proxy === '') return undefined;
  if (HAS_SCHEME.test(proxy)) return 'proxy-scheme';
  const [, host = '', port = ''] = /^(.*?)(?::(\d*))?$/.exec(proxy) ?? [];
  if (proxy.endsWith(':') || portProblem(port) !== undefined) return 'proxy-bad';
  return HOST.test(host) ? undefined : 'proxy-bad';
}
