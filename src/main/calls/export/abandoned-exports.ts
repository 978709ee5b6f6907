import { lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../../preload/contract/index.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { headerCells } from './export-row.ts';

/** As `NewFile` names what is not whole yet. */
const UNFINISHED = /^\.[0-9a-f]{16}\.part$/;
/** An export writes all the time: nobody writes to this one any more. */
const ABANDONED_MS = 3_600_000;
const SHEET_NAME = 'xl/worksheets/sheet1.xml';
const SHEET_NAME_AT = 30;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const BEGINNINGS = LANGUAGES.map((language) => Buffer.from(BYTE_ORDER_MARK + csvLine(headerCells(language))));

/**
 * Removes what a killed export of this person has left in the folder: customers' numbers under a hidden name. Only what has such a name, is
 * theirs, begins with the header of our tables and is older than an hour. Never throws.
 */
export async function removeLeftovers(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => UNFINISHED.test(one))) {
    const path = join(folder, name);
    if (await isOurs(path, now).catch(() => false)) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function isOurs(path: string, now: number): Promise<boolean> {
  const found = await lstat(path);
  const isMine = (process.getuid?.() ?? found.uid) === found.uid;
  if (!found.isFile() || !isMine || now - found.mtimeMs < ABANDONED_MS) return false;
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(Math.max(...BEGINNINGS.map(({ length }) => length)));
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    // An archive begins with the name of its first part, here the sheet with the calls.
    if (start.toString('latin1', 0, bytesRead).startsWith(SHEET_NAME, SHEET_NAME_AT)) return true;
    return BEGINNINGS.some((beginning) => start.subarray(0, Math.min(bytesRead, beginning.length)).equals(beginning));
  } finally {
    await file.close();
  }
}
