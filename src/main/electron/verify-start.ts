import { app } from 'electron';
import { accessLogPath } from '../access-log/create-access-log.ts';
import { KeychainAnchor } from '../access-log/keychain-anchor.ts';
import { verifyCommand } from '../access-log/verify-command.ts';
import { createKeychain } from './keychain.ts';

/** A start that shows no window: verifies an access log, prints what it found, and ends with its exit code. */
export async function verifyAndEnd(path: string, keychainScript: string): Promise<void> {
  await app.whenReady();
  const keychain = createKeychain(keychainScript);
  const anchor = new KeychainAnchor(() => keychain.load());
  const { text, exitCode } = await verifyCommand(path, {
    ownLog: accessLogPath(app.getPath('userData')),
    keychainHead: () => anchor.read(),
  });
  process.stdout.write(text, () => app.exit(exitCode));
}
