import { join } from 'node:path';
import type { UpdatesState } from '../../preload/contract/index.ts';
import type { ManagedFile } from '../files/administered.ts';
import { JsonFile } from '../files/json-file.ts';
import type { Log } from '../log/log.ts';
import type { Connections } from '../network/connections.ts';
import { downloadManifest } from './download.ts';
import { storedUpdates } from './judge-release.ts';
import { readUpdatePolicy } from './update-policy.ts';
import { UpdatesService } from './updates.service.ts';

export interface UpdatesWorld {
  /** Where our own files lie. */
  folder: string;
  /** The company's settings file. */
  managed: ManagedFile;
  version: string;
  connections: Connections;
  openLink: (address: string) => Promise<void>;
  announce: (state: UpdatesState) => void;
  log: Log;
}

const LIMIT_MS = 10_000;

export function createUpdates({
  folder,
  managed,
  version,
  connections,
  openLink,
  announce,
  log,
}: UpdatesWorld): UpdatesService {
  return new UpdatesService({
    version,
    openLink,
    announce,
    log,
    now: Date.now,
    random: Math.random,
    readPolicy: () => readUpdatePolicy(managed),
    file: new JsonFile(join(folder, 'updates.json'), storedUpdates),
    download: (address) => downloadManifest(address, { kept: (origin) => connections.kept(origin), limitMs: LIMIT_MS }),
  });
}
