import { EventEmitter, once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import type { AppError, ContactDraft } from '../../preload/contract/index.ts';
import { diskFault } from '../files/disk-fault.ts';
import { isFault } from '../fault.ts';
import { decodeText } from './decode-text.ts';
import { tooLarge, unreadable } from './file-fault.ts';
import { limitUnpacking } from './limit-unpacking.ts';
import { readTable } from './read-table.ts';
import type { FromTable, TableLimits, ToTable } from './table-file.ts';
import { isVcard, readVcards } from './vcard.ts';

/** The entry of the process that reads one file and hands it over in pieces. In plain Node, for tests, a forked child takes the place of Electron's. */
const parent = process.parentPort as Electron.ParentPort | undefined;
function send(message: FromTable): void {
  if (parent) parent.postMessage(message);
  else process.send?.(message);
}
const told = new EventEmitter<{ next: [] }>();
/** Taking over so much keeps the app busy for a few milliseconds. */
const ROWS_A_PIECE = 500;
const CHARACTERS_A_PIECE = 1024 * 1024;

const newPiece = () => ({ rows: [] as string[][], cards: [] as ContactDraft[], characters: 0 });
let piece = newPiece();
let left: Pick<TableLimits, 'rows' | 'cells' | 'characters'>;

/** The text's encoding. */
async function read(path: string, limits: TableLimits): Promise<string | undefined> {
  left = { ...limits };
  const bytes = await bytesOf(path, limits);
  const { text, encoding } = decodeText(bytes.subarray(0, 4_096));
  if (isVcard(text)) {
    for (const card of readVcards(decodeText(bytes).text)) await take(rowOf(card), card);
    return encoding;
  }
  const rows = readTable(bytes);
  for (;;) {
    const { done, value } = await rows.next();
    if (done) return value;
    await take(value);
  }
}

/** A pipe or a device would be read without end. */
async function bytesOf(path: string, limits: TableLimits): Promise<Uint8Array> {
  try {
    const about = await stat(path);
    if (!about.isFile()) throw unreadable();
    if (about.size > limits.bytes) throw tooLarge();
    return await readFile(path);
  } catch (error) {
    throw diskFault(path, error);
  }
}

async function take(row: string[], card?: ContactDraft): Promise<void> {
  const characters = row.reduce((sum, cell) => sum + cell.length, 0);
  left.rows--;
  left.cells -= row.filter((cell) => cell !== '').length;
  left.characters -= characters;
  if (Math.min(left.rows, left.cells, left.characters) < 0) throw tooLarge();
  piece.rows.push(row);
  if (card) piece.cards.push(card);
  piece.characters += characters;
  if (piece.rows.length >= ROWS_A_PIECE || piece.characters >= CHARACTERS_A_PIECE) await handOver();
}

async function handOver(): Promise<void> {
  const { rows, cards } = piece;
  piece = newPiece();
  const answered = once(told, 'next');
  send({ is: 'rows', rows, ...(cards.length > 0 && { cards }) });
  await answered;
}

/** What a table would show of a card. */
function rowOf({ name, company, numbers, note }: ContactDraft): string[] {
  return [name, company, numbers.map(({ number }) => number).join('; '), note];
}

function fail(error: AppError): void {
  send({ is: 'failed', error });
}

async function readAndAnswer(path: string, limits: TableLimits): Promise<void> {
  limitUnpacking(limits.unpackedBytes, (why) => fail((why === 'broken' ? unreadable() : tooLarge()).error));
  try {
    const encoding = await read(path, limits);
    await handOver();
    send({ is: 'end', ...(encoding !== undefined && { encoding }) });
  } catch (error) {
    fail(isFault(error) ? error.error : unreadable().error);
  }
}

function hear(message: ToTable): void {
  if (message.is === 'next') told.emit('next');
  else void readAndAnswer(message.path, message.limits);
}

if (parent) parent.on('message', ({ data }: { data: ToTable }) => hear(data));
else process.on('message', hear);
