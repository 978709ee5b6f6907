import type { AppError } from './errors.ts';

/** How much the agent has written, by kind: the names are those of the tables, and `notes`. Kinds without any are left out. */
export type OwnCounts = Record<string, number>;

/** What taking a backup in has done. Nothing was lost or doubled: of two versions of one entry the later counts. */
export interface BackupMerged {
  added: OwnCounts;
  changed: number;
  /** Entries that had been removed since, on either side. */
  removed: number;
  /** Entries that this version does not know, or that are not in order. */
  leftOut: number;
}

/** `wrong-passphrase`: or damaged at its very beginning, which cannot be told apart. */
export type BackupProblem =
  'too-large' | 'not-a-backup' | 'wrong-passphrase' | 'too-much-work' | 'damaged' | 'newer-version';

export type BackupRestored = { is: 'restored'; merged: BackupMerged } | { is: 'refused'; why: BackupProblem };

/** What would become of the agent's own data if they signed out now. */
export interface LeavingOutlook {
  counts: OwnCounts;
  /** `kept`: in an encrypted vault for so many days. `off`: the settings want none, or this is the demo. */
  vault: { is: 'kept'; days: number } | { is: 'off' } | { is: 'no-keychain' };
}

/** What became of what was kept when the agent signed out last. */
export type VaultState =
  | { is: 'none' }
  /** It is back, and the vault erased; until the agent dismisses it. */
  | { is: 'returned'; merged: BackupMerged }
  /** It is still there: the keychain is locked, or the disk took nothing. */
  | { is: 'waiting'; error: AppError }
  /** It cannot be opened any more, as its key is gone or it is damaged. */
  | { is: 'unreadable' };

export interface BackupRequests {
  /** Main lets the agent choose where; null: cancelled. Fails with `disk`, `access-log-unavailable`. */
  'backup.save': { input: { passphrase: string }; output: { name: string; counts: OwnCounts } | null };
  /** Main lets the agent choose a backup, which stays chosen until it is restored; null: cancelled. */
  'backup.choose': { input: undefined; output: { name: string } | null };
  /** The one that was chosen. Refused, or failed with `disk`, nothing has changed. Fails with `not-found` when none is chosen. */
  'backup.restore': { input: { passphrase: string }; output: BackupRestored };
  'backup.leaving': { input: undefined; output: LeavingOutlook };
  'backup.vault': { input: undefined; output: VaultState };
  /** `returned` and `unreadable` are known now; `waiting` is tried again. */
  'backup.dismiss': { input: undefined; output: VaultState };
}

export interface BackupEvents {
  'backup.vaultChanged': VaultState;
}
