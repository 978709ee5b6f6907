import { BAD_ANSWER_NAMES, LARGE_PAGE_MANNERS } from './manners/bad-answers.ts';
import { LIST_MANNERS, TOTALS } from './manners/list-manners.ts';
import { ROW_MANNERS } from './manners/row-manners.ts';
import { LINK_MANNERS, RECORDING_MANNERS } from './recording-manners.ts';
import { TIME_FORMS, TIME_OFFSETS } from './times.ts';

/** The words of `--help`. */
export const usage = `The demo call centre: the vendor's API on 127.0.0.1, with agents, numbers and calls of nobody.

  npm run demo:server -- [options]

  --port N               port to listen on (default: any free one)
  --token TEXT           access token (default: a new one at every start)
  --seed N               seed of the past calls
  --calls N              how many past calls there are (default 6000, at most 200000)
  --one-agent            all calls that reach anybody are the first agent's, for very long lists
  --speed N              how many times faster than life calls go (default 1)
  --page-base 0|1        number of the first page (default 1)
  --offset ZONE          zone of the times: ${TIME_OFFSETS.join(', ')} (default utc; none means UTC)
  --time-form FORM       how times are written (default iso): ${wrapped(TIME_FORMS)}
  --order newest|oldest  order of records (default newest)
  --relative-recordings  record_path without the host
  --recordings KIND      what recordings are and how they are labelled:
                         ${RECORDING_MANNERS.join(', ')}
  --links KIND           how a link older than a minute is refused:
                         ${LINK_MANNERS.join(', ')}
  --other-uuid           a callout's uuid is not its record's call_uuid
  --no-user-data         records do not carry user_data
  --live-calls           calls are in the records while they go on
  --no-inbound           nobody calls in

What the vendor's page leaves open, or what servers do all the same:

  --records NAME,…       how records are written:
${table(ROW_MANNERS)}
  --lists NAME,…         what lists of records are like:
${table(LIST_MANNERS)}
  --total KIND           what total says (default right): ${TOTALS.join(', ')}
  --bad-answers KIND     instead of every third answer, calls excepted:
                         ${wrapped(BAD_ANSWER_NAMES)}
  --bad-every N          instead of every Nth answer
  --largest-page N       a page of more records is refused
  --large-pages KIND     how (default json-400): ${LARGE_PAGE_MANNERS.join(', ')}
  --envelope             everything comes as { "code": 0, "message": "ok", "data": … }
  --byte-order-mark      a byte order mark before the JSON
  --slow SECONDS         every answer takes so long
  --new-token-after SECONDS   somebody makes a new token then; the old one is dead
  --help                 this page
`;

function table(entries: Readonly<Record<string, string | { says: string }>>): string {
  return Object.entries(entries)
    .map(([name, entry]) => `    ${name.padEnd(20)} ${typeof entry === 'string' ? entry : entry.says}`)
    .join('\n');
}

/** Six words per line. */
function wrapped(words: readonly string[]): string {
  const lines = words.map((word, index) => (index > 0 && index % 6 === 0 ? `\n${' '.repeat(25)}${word}` : word));
  return lines.join(', ').replaceAll(', \n', ',\n');
}
