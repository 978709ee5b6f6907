import { app, utilityProcess } from 'electron';
import { KeychainProcess } from '../account/keychain-process.ts';

/** The system's keychain in a utility process, which ends with the app even while a keyring waits for its password. `script` is its built entry. */
export function createKeychain(script: string): KeychainProcess {
  const keychain = new KeychainProcess(() =>
    utilityProcess.fork(script, [], { serviceName: 'Keychain', stdio: 'ignore', execArgv: [] }),
  );
  app.on('will-quit', () => keychain.end());
  return keychain;
}
