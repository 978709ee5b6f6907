import { basename } from 'node:path';
import type {
  Contact,
  ContactsFormat,
  ContactsRequests,
  ImportChoice,
  Language,
} from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { BYTE_ORDER_MARK, csvLine } from '../calls/export/csv.ts';
import { writeNewFile } from '../files/new-file.ts';
import { literalCell, numberCell, withoutNumber } from '../calls/export/spreadsheet-text.ts';
import { xlsxBytes } from '../calls/export/xlsx.ts';
import { CONTACT_FILE_WORDS } from '../i18n/contact-file-words.ts';
import type { ContactsService } from './contacts.service.ts';
import type { ImportDesk } from './import/import-desk.ts';
import { toVcard } from './write-vcard.ts';

export interface ContactFilesParts {
  contacts: ContactsService;
  desk: ImportDesk;
  files: {
    newFile(name: string, kind: { name: string; extensions: string[] }): Promise<string | undefined>;
  };
  language: () => Language;
  recordAccess: RecordAccess;
}

/** What of the contacts goes into the agent's own files. */
export class ContactFiles {
  readonly #parts: ContactFilesParts;

  constructor(parts: ContactFilesParts) {
    this.#parts = parts;
  }

  async exportAll(
    format: ContactsFormat,
    areNumbersMasked: boolean,
  ): Promise<ContactsRequests['contacts.exportFile']['output']> {
    const words = CONTACT_FILE_WORDS[this.#parts.language()];
    const all = this.#parts.contacts.all();
    const path = await this.#parts.files.newFile(`${words.contacts}.${format}`, {
      name: words.kinds[format],
      extensions: [format],
    });
    if (path === undefined) return null;
    this.#parts.recordAccess({ is: 'contacts-exported', format, areNumbersMasked, contacts: all.length });
    await writeNewFile(path, this.#partsOf(format, areNumbersMasked ? all.map(withoutNumbers) : all, areNumbersMasked));
    return { name: basename(path), contacts: all.length };
  }

  /** Rows that an import has left out, with the reason in front, to be corrected and imported again. */
  async saveOdd(choice: ImportChoice): Promise<{ name: string } | null> {
    const words = CONTACT_FILE_WORDS[this.#parts.language()];
    const { header, rows } = await this.#parts.desk.odd(choice);
    const path = await this.#parts.files.newFile(`${words.odd}.csv`, { name: words.kinds.csv, extensions: ['csv'] });
    if (path === undefined) return null;
    const lines = rows.map(({ cells, why }) => csvLine([...cells.map(literalCell), words.why[why]]));
    const first = header.length > 0 ? [csvLine([...header, words.problem])] : [];
    await writeNewFile(path, [BYTE_ORDER_MARK, ...first, ...lines]);
    return { name: basename(path) };
  }

  #partsOf(
    format: ContactsFormat,
    all: readonly Contact[],
    isMasked: boolean,
  ): Iterable<string> | AsyncIterable<Uint8Array> {
    if (format === 'vcf') return all.map((contact) => toVcard(contact, isMasked));
    const words = CONTACT_FILE_WORDS[this.#parts.language()];
    const width = Math.max(1, ...all.map(({ numbers }) => numbers.length));
    const header = [
      words.name,
      words.company,
      ...Array.from({ length: width }, (_, n) => words.number(n + 1)),
      words.note,
    ];
    const rowOf = ({ name, company, numbers, note }: Contact): string[] => [
      literalCell(name),
      literalCell(company),
      ...Array.from({ length: width }, (_, n) => numberCell(numbers[n]?.number ?? '', isMasked)),
      literalCell(note),
    ];
    if (format === 'csv') return [BYTE_ORDER_MARK, csvLine(header), ...all.map((contact) => csvLine(rowOf(contact)))];
    return xlsxBytes(
      words.contacts,
      header.map((title) => ({ header: title, isTime: false })),
      slowly(all.map(rowOf)),
    );
  }
}

/** A contact whose name, company and note do not tell its numbers; the numbers themselves are still whole. */
function withoutNumbers(contact: Contact): Contact {
  const clean = (text: string): string =>
    contact.numbers.reduce((rest, { number }) => withoutNumber(rest, number), text);
  return { ...contact, name: clean(contact.name), company: clean(contact.company), note: clean(contact.note) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the sheet writer pulls from an asynchronous source
async function* slowly<T>(rows: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* rows;
}
