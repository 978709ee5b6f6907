import { assertPlain, CODEC_RATES, type HookCommand, type PhoneAccount, type SetUpText } from './phone-account.ts';

/** MicroSIP reads this many characters of a value and no more. */
const LONGEST = 255;
/**
 * MicroSIP's own names of what it starts, and ours of what they tell. It waits for each of them, so only those without which a card would be wrong:
 * `cmdIncomingCall` comes for calls that it refuses by itself as well, and `cmdCallAnswer` says what `cmdCallStart` says.
 */
const HOOKS = {
  cmdCallRing: 'ring',
  cmdOutgoingCall: 'outgoing',
  cmdCallStart: 'start',
  cmdCallEnd: 'end',
  cmdCallBusy: 'busy',
} as const;

/**
 * What goes into `microsip.ini` while MicroSIP is closed. Windows reads the file (`GetPrivateProfileString`): it trims a value and takes
 * one pair of quotes from around it, so every text stands in quotes. MicroSIP encrypts the password in place when it first reads it.
 */
export function microsipIni(account: PhoneAccount): SetUpText {
  assertPlain(account);
  const { settings, user, password, hooks } = account;
  const { domain, port, transport, outboundProxy, codecs } = settings;
  const isWithoutPassword = password.length > LONGEST;
  const audioCodecs = codecs.map((codec) => `${codec}/${CODEC_RATES[codec].rate}/${CODEC_RATES[codec].channels}`);
  const told = hooks === undefined ? [] : hookLines(hooks);
  const lines = [
    '[Settings]',
    'accountId=1',
    ...(audioCodecs.length === 0 ? [] : [`audioCodecs=${inQuotes(audioCodecs.join(' '))}`]),
    ...(told ?? []),
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
  return { text: `${lines.join('\r\n')}\r\n`, isWithoutPassword, isWithoutHooks: told === undefined };
}

/**
 * MicroSIP takes the line apart as a command line, puts all but the program together again without quotes, and puts the caller's number behind it as
 * the caller has written it. So nothing but the program may have a blank, and a lone `--` keeps the number from being read as switches. undefined: one
 * of the lines is longer than MicroSIP reads, or has a blank where it can have none.
 */
function hookLines({ program: [program = '', ...behind], key }: HookCommand): string[] | undefined {
  const commands = Object.entries(HOOKS).map(([name, kind]) => {
    const words = [...behind, 'phone-event', kind, key, '--'];
    return { name, command: `${inQuotes(program)} ${words.join(' ')}` };
  });
  const isTold =
    commands.every(({ command }) => command.length <= LONGEST) && !behind.some((word) => /[\s"]/.test(word));
  return isTold ? commands.map(({ name, command }) => `${name}=${inQuotes(command)}`) : undefined;
}

function inQuotes(text: string): string {
  return `"${text}"`;
}
