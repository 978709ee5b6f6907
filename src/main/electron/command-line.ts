import { plainText } from '../phone-numbers/number-characters.ts';

export type Command =
  | { is: 'quick-dial' }
  | { is: 'calls' }
  /** `text` is for the number field. */
  | { is: 'dial'; text: string };

/** The file behind `--verify`: the start only looks through an access log. Only at the first start, so in the order in which it was typed. */
export function fileToVerify(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--verify');
  return at < 0 ? argv.find((argument) => argument.startsWith('--verify='))?.slice('--verify='.length) : argv[at + 1];
}

const LONGEST = 256;

/**
 * What a start or a second start is told to do: `--quick-dial`, `--calls`, or exactly `dial` and one text behind it. Switches may stand anywhere, as
 * Chromium sorts and adds them; `before` is how many arguments lead to the app (1, or 2 from a working folder). Like a link it comes from any
 * local process: it never does more than fill the field.
 */
export function readCommand(argv: readonly string[], before: number): Command | undefined {
  if (argv.includes('--quick-dial')) return { is: 'quick-dial' };
  if (argv.includes('--calls')) return { is: 'calls' };
  const words = argv.filter((argument) => !argument.startsWith('-')).slice(before);
  const [verb, text = ''] = words;
  if (verb !== 'dial' || words.length !== 2 || text.length > LONGEST || /\p{Cc}/u.test(text)) return undefined;
  return /\d/.test(plainText(text)) ? { is: 'dial', text } : undefined;
}
