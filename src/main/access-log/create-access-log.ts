import { join } from 'node:path';
import type { Keychain } from '../account/token-store.ts';
import { AccessLog, type AccessLogParts } from './access-log.service.ts';
import { KeychainAnchor } from './keychain-anchor.ts';
import { AccessLogFile } from './log-file.ts';

export interface AccessLogWorld {
  /** Where our own files lie. */
  folder: string;
  loadKeychain: () => Promise<Keychain>;
  files: Pick<AccessLogParts, 'newFile'>;
}

/** The log's file in the app's data folder. */
export function accessLogPath(folder: string): string {
  return join(folder, 'access-log.jsonl');
}

/** The access log with the real disk and clock. Opens no file yet. */
export function createAccessLog(
  { folder, loadKeychain, files }: AccessLogWorld,
  parts: Pick<AccessLogParts, 'session' | 'language'>,
): AccessLog {
  const file = new AccessLogFile(accessLogPath(folder));
  const anchor = new KeychainAnchor(loadKeychain);
  return new AccessLog({
    ...parts,
    file,
    anchor,
    now: Date.now,
    newFile: (name, kind) => files.newFile(name, kind),
  });
}
