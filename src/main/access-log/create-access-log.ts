import { join } from 'node:path';
import type { Keychain } from '../account/token-store.ts';
import { AccessLog, type AccessLogParts } from './access-log.service.ts';
import { KeychainAnchor } from './keychain-anchor.ts';
import { AccessLogFile } from './log-file.ts';

export interface AccessLogWorld extends Pick<AccessLogParts, 'session' | 'language' | 'newFile'> {
  /** Where our own files lie. */
  folder: string;
  loadKeychain: () => Promise<Keychain>;
}

/** The log's file in the app's data folder. */
export function accessLogPath(folder: string): string {
  return join(folder, 'access-log.jsonl');
}

/** The access log with the real disk and clock. Opens no file yet. */
export function createAccessLog({ folder, loadKeychain, ...parts }: AccessLogWorld): AccessLog {
  const file = new AccessLogFile(accessLogPath(folder));
  return new AccessLog({ ...parts, file, anchor: new KeychainAnchor(loadKeychain), now: Date.now });
}
