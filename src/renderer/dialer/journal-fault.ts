import type { AppError } from '../../preload/contract/index.ts';

export type JournalFault = 'full' | 'read-only' | 'locked' | 'damaged' | 'unknown';

/** SQLite's and the system's words for it (sqlite.org/rescode.html, errno). */
const SIGNS: [RegExp, JournalFault][] = [
  [/disk is full|no space|ENOSPC|EDQUOT|SQLITE_FULL/i, 'full'],
  [/read-?only|permission|not permitted|EACCES|EPERM|EROFS|unable to open/i, 'read-only'],
  [/locked|busy/i, 'locked'],
  [/malformed|not a database|corrupt|no such (?:table|column)|schema/i, 'damaged'],
];

/** Why the dial journal cannot be written, as far as the message tells. */
export function journalFault(error: AppError): JournalFault {
  const message = error.message ?? '';
  return SIGNS.find(([sign]) => sign.test(message))?.[1] ?? 'unknown';
}

/** A new journal forgets limits and open calls: offered only where nothing milder can help. */
export function isRenewable(fault: JournalFault): boolean {
  return fault === 'damaged' || fault === 'unknown';
}
