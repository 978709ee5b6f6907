import type { ManagedFile } from '../files/administered.ts';
import { JsonFile } from '../files/json-file.ts';
import { storedPhone } from './phone-settings.ts';
import { PhoneService, type PhoneParts } from './phone.service.ts';
import { PhoneSettingsStore } from './settings-store.ts';
import { systemNames } from './sip/names.ts';
import { openLink } from './sip/open-link.ts';
import { RegisterProbe } from './sip/register-probe.ts';
import { systemAuthorities } from '../network/system-authorities.ts';

export interface PhoneWorld extends Omit<PhoneParts, 'store' | 'probe'> {
  /** Our own settings file. */
  path: string;
  /** The company's file (`managedPhonePath`). */
  managed: ManagedFile;
}

const LIMIT_MS = 6_000;

/** The phone with the real network behind it. */
export function createPhone({ path, managed, ...parts }: PhoneWorld): PhoneService {
  const probe = new RegisterProbe({
    names: systemNames(),
    openLink,
    authorities: systemAuthorities,
    now: parts.now,
    limitMs: LIMIT_MS,
  });
  const store = new PhoneSettingsStore(new JsonFile(path, storedPhone), managed);
  return new PhoneService({ ...parts, store, probe: (account, signal) => probe.ask(account, signal) });
}
