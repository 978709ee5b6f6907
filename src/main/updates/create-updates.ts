import { join } from 'node:path';
import { JsonFile } from '../files/json-file.ts';
import type { Connections } from '../network/connections.ts';
import { managedSettingsPath } from '../settings/managed-settings.ts';
import type { World } from '../world.ts';
import { downloadManifest } from './download.ts';
import { storedUpdates } from './judge-release.ts';
import { readUpdatePolicy } from './update-policy.ts';
import { UpdatesService } from './updates.service.ts';

const LIMIT_MS = 10_000;

export function createUpdates(world: World, connections: Connections): UpdatesService {
  const managed = { path: managedSettingsPath(world.managedPhonePath), isAdministered: world.isAdministered };
  return new UpdatesService({
    version: world.shell.info().version,
    openLink: world.openLink,
    announce: (state) => world.broadcast('updates.changed', state),
    log: world.log,
    now: Date.now,
    random: Math.random,
    readPolicy: () => readUpdatePolicy(managed),
    file: new JsonFile(join(world.folder, 'updates.json'), storedUpdates),
    download: (address) => downloadManifest(address, { kept: (origin) => connections.kept(origin), limitMs: LIMIT_MS }),
  });
}
