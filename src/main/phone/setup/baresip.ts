import type { PhoneCodec } from '../../../preload/contract/phone.ts';
import {
  addressOf,
  assertPlain,
  CODEC_RATES,
  registrarOf,
  type PhoneAccount,
  type SetUpText,
} from './phone-account.ts';

/** The module of baresip that brings a codec; it has none for G.729. */
const MODULES: Readonly<Record<PhoneCodec, string | undefined>> = {
  opus: 'opus.so',
  G722: 'g722.so',
  PCMA: 'g711.so',
  PCMU: 'g711.so',
  G729: undefined,
};

/**
 * The line for `~/.baresip/accounts`. Values stand in quotes, where baresip takes everything up to the next quote as it is (tried with
 * 1.0: blanks, semicolons, angle brackets and backslashes arrive); a quote itself has no escape, so baresip is left to ask for such a password.
 */
export function baresipAccounts(account: PhoneAccount): SetUpText {
  assertPlain(account);
  const { settings, user, password } = account;
  const isWithoutPassword = password.includes('"');
  const codecs = settings.codecs.filter((codec) => MODULES[codec] !== undefined);
  const parameters = [
    ...(user.includes('"') ? [] : [`auth_user="${user}"`]),
    ...(isWithoutPassword ? [] : [`auth_pass="${password}"`]),
    `outbound="${outboundOf(account)}"`,
    'regint=600',
    ...(codecs.length === 0 ? [] : [`audio_codecs=${codecs.map(named).join(',')}`]),
  ];
  const text = `<${addressOf(account)};transport=${settings.transport}>;${parameters.join(';')}\n`;
  return { text, isWithoutPassword };
}

/** What `~/.baresip/config` needs besides what a fresh one has: the codecs and, with TLS, that the certificate is looked at. */
export function baresipConfig({ settings }: Pick<PhoneAccount, 'settings'>): SetUpText {
  const modules = [...new Set(settings.codecs.flatMap((codec) => MODULES[codec] ?? []))];
  const lines = [
    ...(modules.length === 0 ? ['g711.so'] : modules).map((name) => `module ${name}`),
    'module uuid.so',
    'module_app account.so',
    'module_app contact.so',
    'module_app menu.so',
    ...(settings.eventsFrom === 'baresip' ? controlLines(settings.controlPort) : []),
    ...(settings.transport === 'tls' ? ['sip_verify_server yes'] : []),
  ];
  return { text: `${lines.join('\n')}\n`, isWithoutPassword: true };
}

/** Without an address of its own the module listens on every network. */
function controlLines(port: number): string[] {
  return ['module_app ctrl_tcp.so', `ctrl_tcp_listen 127.0.0.1:${port}`];
}

function outboundOf({ settings }: PhoneAccount): string {
  const { outboundProxy, transport } = settings;
  return outboundProxy === '' ? registrarOf(settings) : `sip:${outboundProxy};transport=${transport}`;
}

function named(codec: PhoneCodec): string {
  const { rate, channels } = CODEC_RATES[codec];
  return `${codec}/${codec === 'G722' ? 16_000 : rate}/${channels}`;
}
