import { assertPlain, CODEC_RATES, type PhoneAccount, type SetUpText } from './phone-account.ts';

/** MicroSIP reads this many characters of a value and no more. */
const LONGEST = 255;

/**
 * What goes into `microsip.ini` while MicroSIP is closed. Windows reads the file (`GetPrivateProfileString`): it trims a value and takes
 * one pair of quotes from around it, so every text stands in quotes. MicroSIP encrypts the password in place when it first reads it.
 */
export function microsipIni(account: PhoneAccount): SetUpText {
  assertPlain(account);
  const { settings, user, password } = account;
  const { domain, port, transport, outboundProxy, codecs } = settings;
  const isWithoutPassword = password.length > LONGEST;
  const audioCodecs = codecs.map((codec) => `${codec}/${CODEC_RATES[codec].rate}/${CODEC_RATES[codec].channels}`);
  const lines = [
    '[Settings]',
    'accountId=1',
    ...(audioCodecs.length === 0 ? [] : [`audioCodecs=${inQuotes(audioCodecs.join(' '))}`]),
    '[Account1]',
    `server=${inQuotes(port === null ? domain : `${domain}:${port}`)}`,
    ...(outboundProxy === '' ? [] : [`proxy=${inQuotes(outboundProxy)}`]),
    `domain=${inQuotes(domain)}`,
    `username=${inQuotes(user)}`,
    ...(isWithoutPassword ? [] : [`password=${inQuotes(password)}`]),
    `authID=${inQuotes(user)}`,
    `transport=${transport}`,
    'registerRefresh=600',
  ];
  return { text: `${lines.join('\r\n')}\r\n`, isWithoutPassword };
}

function inQuotes(text: string): string {
  return `"${text}"`;
}
