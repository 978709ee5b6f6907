import type { PhoneCodec, PhoneSettings } from '../../../preload/contract/phone.ts';
import { Fault } from '../../fault.ts';
import { escapeUser } from '../sip/register-request.ts';

/** Everything that a phone needs to register. */
export interface PhoneAccount {
  settings: PhoneSettings;
  user: string;
  password: string;
  /** Where the phone is to tell of its calls by starting this app. */
  hooks?: HookCommand;
}

/** What leads to a start of this app: the program, what its runtime needs behind it, and the key that the phone shows (`phone-hooks.ts`). */
export interface HookCommand {
  program: string[];
  key: string;
}

/**
 * A text for a phone. `isWithoutPassword`: its format cannot hold this password, so the phone must ask for it. `isWithoutHooks`: it cannot hold what the
 * phone would have to start.
 */
export interface SetUpText {
  text: string;
  isWithoutPassword: boolean;
  isWithoutHooks?: boolean;
}

/** Name and sampling rate as SDP has them (RFC 3551, RFC 7587); G.722 says 8000 for historical reasons. */
export const CODEC_RATES: Readonly<Record<PhoneCodec, { rate: number; channels: number }>> = {
  opus: { rate: 48_000, channels: 2 },
  G722: { rate: 8_000, channels: 1 },
  PCMA: { rate: 8_000, channels: 1 },
  PCMU: { rate: 8_000, channels: 1 },
  G729: { rate: 8_000, channels: 1 },
};

/** Control characters would begin a line of their own in every one of the formats; no account has them. Throws `bad-answer`. */
export function assertPlain({ user, password }: PhoneAccount): void {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(user) || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(password) || user === '')
    throw new Fault('bad-answer');
}

/** `sip:user@domain`, without password or parameters. */
export function addressOf({ settings, user }: Pick<PhoneAccount, 'settings' | 'user'>): string {
  return `sip:${escapeUser(user)}@${settings.domain}`;
}

/** `sip:domain:port;transport=tls`: where the phone registers. */
export function registrarOf({ domain, port, transport }: PhoneSettings): string {
  return `sip:${domain}${port === null ? '' : `:${port}`};transport=${transport}`;
}
