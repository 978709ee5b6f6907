import { join } from 'node:path';
import type { SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AccountService } from '../account/account.service.ts';
import type { CurrentSession } from '../account/session.ts';
import type { CallsService } from '../calls/calls.service.ts';
import { FILE_WORDS } from '../i18n/file-words.ts';
import { OwnCopies } from '../own-data/own-copies.ts';
import type { OwnData } from '../own-data/own-data.ts';
import type { World } from '../world.ts';
import { AgentData } from './agent-data.ts';
import { BackupService } from './backup.service.ts';
import { VaultFiles } from './vault-files.ts';
import { VaultKeys } from './vault-keys.ts';
import { Vault } from './vault.ts';

export interface BackupServices {
  backup: BackupService;
  vault: Vault;
}

export interface BackupSurroundings {
  session: CurrentSession;
  account: Pick<AccountService, 'get'>;
  ownData: OwnData;
  calls: CallsService;
  settings: () => SettingsState;
  recordAccess: RecordAccess;
}

/** Backups of the agent's own data, and the vault between sign-out and sign-in. Opens no file yet. */
export function createBackup(
  world: Pick<World, 'folder' | 'files' | 'loadKeychain' | 'passphraseWork' | 'broadcast' | 'log'>,
  { session, account, ownData, calls, settings, recordAccess }: BackupSurroundings,
): BackupServices {
  const { folder, files, loadKeychain, passphraseWork, broadcast, log } = world;
  const now = (): number => Date.now();
  const copies = new OwnCopies({ data: ownData, folder: join(folder, 'own-data'), now });
  const data = new AgentData({ copies, calls, session });
  const vault = new Vault({
    ...{ data, session, log, now },
    files: new VaultFiles(join(folder, 'vault')),
    keys: new VaultKeys(loadKeychain),
    days: () => settings().settings.keepsOwnDataDays,
    announce: (state) => broadcast('backup.vaultChanged', state),
  });
  const backup = new BackupService({
    ...{ data, vault, session, files, recordAccess, now },
    ...(passphraseWork !== undefined && { passphraseWork }),
    account: () => account.get(),
    words: () => {
      const { backup: name, age } = FILE_WORDS[settings().appearance.language];
      return { name, kind: age };
    },
  });
  return { backup, vault };
}
