import { posix, win32 } from 'node:path';
import type { ManagedFile } from '../files/administered.ts';
import { readCompanyFile, type CompanyFileReading } from './company-file.ts';

/**
 * Where the company's IT puts the company file so that every agent of a computer has it; agents cannot change what it says.
 * `programData` is asked on Windows only. Every user may create folders in it: IT must create this one, writable by administrators only.
 */
export async function managedPhonePath(platform: NodeJS.Platform, programData: () => Promise<string>): Promise<string> {
  if (platform === 'win32') return win32.join(await programData(), 'Softphone Companion', 'phone.json');
  if (platform === 'darwin') return posix.join('/Library/Application Support/Softphone Companion', 'phone.json');
  return '/etc/softphone-companion/phone.json';
}

/** Reads the managed file. One that others than administrators can change is refused, whatever it says. */
export async function readManagedPhone({ path, isAdministered }: ManagedFile): Promise<CompanyFileReading> {
  const reading = await readCompanyFile(path);
  if (reading.is === 'missing' || (await isAdministered(path))) return reading;
  return { is: 'refused', problem: { why: 'not-administered' } };
}
