/** What a phone tells by starting this app: `phone-event <kind> <key> -- <number>`. Handed over to the app that runs, which alone judges it. */
export interface PhoneEventStart {
  kind: string;
  key: string;
  number: string;
  /** The process that has started this one. */
  pid: number;
}

const VERB = 'phone-event';
const LONGEST_NUMBER = 256;

/** Whether this start is a phone's, however it is written: such a start never opens the app. */
export function isPhoneEvent(argv: readonly string[], before: number): boolean {
  return wordsOf(argv, before)[0] === VERB;
}

/**
 * Reads it; undefined where it is not written as our set-up writes it. Behind the lone `--` stands what the caller has written, as MicroSIP puts it
 * there without quotes: all of it is the number, even what looks like a switch. `before` is how many arguments lead to the app.
 */
export function readPhoneEvent(argv: readonly string[], before: number, pid: number): PhoneEventStart | undefined {
  const [verb, kind, key, ...others] = wordsOf(argv, before);
  const end = argv.indexOf('--');
  if (verb !== VERB || kind === undefined || key === undefined || others.length > 0 || end === -1) return undefined;
  return {
    kind,
    key,
    number: argv
      .slice(end + 1)
      .join(' ')
      .slice(0, LONGEST_NUMBER),
    pid,
  };
}

/** Of what a second start has handed over: undefined where it was no phone's. */
export function phoneEventIn(handedOver: unknown): unknown {
  return typeof handedOver === 'object' && handedOver !== null && VERB in handedOver ? handedOver[VERB] : undefined;
}

export function handedOver(event: PhoneEventStart): Record<string, unknown> {
  return { [VERB]: event };
}

/** Switches may stand anywhere before the lone `--`. */
function wordsOf(argv: readonly string[], before: number): string[] {
  const end = argv.indexOf('--');
  const own = argv.slice(0, end === -1 ? undefined : end);
  return own.filter((argument) => !argument.startsWith('-')).slice(before);
}
