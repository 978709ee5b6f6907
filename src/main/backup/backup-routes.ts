import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { BackupService } from './backup.service.ts';
import type { Vault } from './vault.ts';

/** Shorter ones can be guessed by whoever has the file. */
const LEAST = 10;
const passphrase = z.string().max(1_024);

export function backupRoutes(backup: BackupService, vault: Vault): RoutesOf<'backup'> {
  return {
    'backup.save': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ passphrase: passphrase.min(LEAST) }),
      run: (input) => backup.save(input.passphrase),
    },
    'backup.choose': { from: 'main', gesture: 'needed', input: nothing, run: () => backup.choose() },
    'backup.restore': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ passphrase: passphrase.min(1) }),
      run: (input) => backup.restore(input.passphrase),
    },
    'backup.leaving': { from: 'main', gesture: 'none', input: nothing, run: () => backup.leaving() },
    'backup.vault': { from: 'main', gesture: 'none', input: nothing, run: () => vault.state() },
    'backup.dismiss': { from: 'main', gesture: 'needed', input: nothing, run: () => vault.dismiss() },
  };
}
