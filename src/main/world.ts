import type { FollowUp, MissedNumber } from '../preload/contract/index.ts';
import type { ConfirmHost } from './account/entrance.ts';
import type { Demo } from './account/account-parts.ts';
import type { Keychain } from './account/token-store.ts';
import type { Shell } from './app/app-routes.ts';
import type { Files } from './calls/saving.service.ts';
import type { Broadcast } from './ipc/broadcast.ts';
import type { Log } from './log/log.ts';
import type { SystemNetwork } from './network/create-network.ts';
import type { Desktop } from './settings/desktop.ts';
import type { ConfirmLoosening } from './settings/loosening.ts';
import type { ReadTableFile } from './table-files/table-file.ts';

/** What the services need of the world around them: all of it can be had in plain Node. */
export interface World {
  /** Where our own files lie. */
  folder: string;
  /** The company's file of phone settings; its `settings.json` lies beside it. */
  managedPhonePath: string;
  /** Whether only administrators can change a file. */
  isAdministered: (path: string) => Promise<boolean>;
  loadKeychain: () => Promise<Keychain>;
  startDemo: () => Promise<Demo>;
  desktop: Desktop;
  clipboard: {
    copyText(text: string): Promise<void>;
    pasteText(): Promise<string>;
    copySecret(secret: string, clearsInMs: number): Promise<void>;
    clearSecret(): Promise<void>;
  };
  shell: Omit<Shell, 'copyText' | 'pasteText'>;
  files: Files & { openFile(): Promise<string | undefined>; show(path: string): void };
  /** Reads a workbook, CSV or vCard file that the agent has chosen, in a process of its own. */
  readTableFile: ReadTableFile;
  /** Hands an address to the program that is registered for it; rejects when there is none. */
  openLink: (address: string) => Promise<void>;
  notify: {
    missed(fresh: MissedNumber[]): void;
    /** Whether they were told: not while the agent wants quiet. */
    followUps(due: FollowUp[]): boolean;
  };
  network: SystemNetwork;
  /** Whether the desktop shows notifications at all. */
  canNotify: () => boolean;
  /** Asks the agent in a dialog of the system. */
  confirmLoosening: ConfirmLoosening;
  confirmHost: ConfirmHost;
  /** Loads the pages of all windows again. */
  reloadWindows: () => void;
  /** The work factor of passphrases (scrypt, as a power of two); tests take a small one. */
  passphraseWork?: number;
  /** What another program starts this app with: the executable, and from a working folder that folder. */
  ownProgram: string[];
  /** The script of the calls' thread: built, or its source in plain Node. */
  callsThread: string;
  broadcast: Broadcast;
  log: Log;
}
