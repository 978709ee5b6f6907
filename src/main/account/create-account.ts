import { JsonFile } from '../files/json-file.ts';
import { storedAccount, type AccountParts } from './account-parts.ts';
import { AccountService } from './account.service.ts';
import { Entrance, type EntranceParts } from './entrance.ts';

interface Parts extends Omit<AccountParts, 'file'>, Pick<EntranceParts, 'confirmHost' | 'reloadWindows'> {
  /** What is remembered between runs. */
  path: string;
}

/** Who is signed in, and the way in and out for windows. */
export function createAccount(parts: Parts): { account: AccountService; entrance: Entrance } {
  const { path, confirmHost, reloadWindows, ...rest } = parts;
  const account = new AccountService({ ...rest, file: new JsonFile(path, storedAccount) });
  const entrance = new Entrance({ account, confirmHost, reloadWindows, now: () => performance.now() });
  return { account, entrance };
}
