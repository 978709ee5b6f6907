import { posix, win32 } from 'node:path';

/**
 * Where the company's IT puts the company file so that every agent of a computer has it; agents cannot change what it says.
 * On Windows `%ProgramData%` lets every user create folders: IT must create this one, writable by administrators only.
 */
export function managedPhonePath(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32')
    return win32.join(environment['ProgramData'] ?? String.raw`C:\ProgramData`, 'Softphone Companion', 'phone.json');
  if (platform === 'darwin') return posix.join('/Library/Application Support/Softphone Companion', 'phone.json');
  return '/etc/softphone-companion/phone.json';
}
