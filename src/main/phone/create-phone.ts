import { join } from 'node:path';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AccountService } from '../account/account.service.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { ManagedFile } from '../files/administered.ts';
import { JsonFile } from '../files/json-file.ts';
import { storedPhone } from './phone-settings.ts';
import { PhoneService, type PhoneParts } from './phone.service.ts';
import { PhoneSettingsStore } from './settings-store.ts';
import { systemNames } from './sip/names.ts';
import { openLink } from './sip/open-link.ts';
import { RegisterProbe } from './sip/register-probe.ts';
import { systemAuthorities } from '../network/system-authorities.ts';
import { PhoneHooks, storedHookKey } from '../phone-calls/phone-hooks.ts';
import type { SeatService } from '../seat/seat.service.ts';
import type { World } from '../world.ts';

export interface PhoneFiles extends Omit<PhoneParts, 'store' | 'probe'> {
  /** Our own settings file. */
  path: string;
  /** The company's file (`managedPhonePath`). */
  managed: ManagedFile;
}

const LIMIT_MS = 6_000;

/** The phone of the signed-in agent's seat. */
export function createPhone(
  world: World,
  {
    scope,
    account,
    seat,
    recordAccess,
  }: { scope: AgentScope; account: AccountService; seat: SeatService; recordAccess: RecordAccess },
): PhoneService {
  const { clipboard, files } = world;
  return connectPhone({
    scope,
    path: join(world.folder, 'phone.json'),
    managed: { path: world.managedPhonePath, isAdministered: world.isAdministered },
    confirmLoosening: world.confirmLoosening,
    recordAccess,
    credentials: () => seat.credentials(),
    hooks: new PhoneHooks(new JsonFile(join(world.folder, 'phone-hooks.json'), storedHookKey), () => performance.now()),
    ownProgram: world.ownProgram,
    who: () => account.who(),
    copySecret: (text, clearsInMs) => clipboard.copySecret(text, clearsInMs),
    clearSecret: () => clipboard.clearSecret(),
    openLink: world.openLink,
    chooseFile: () => files.openFile(),
    chooseTarget: (name) => files.newFile(name, { name: 'JSON', extensions: ['json'] }),
    now: Date.now,
    announce: (state) => world.broadcast('phone.changed', state),
  });
}

/** A phone with the real network behind it. */
export function connectPhone({ path, managed, ...parts }: PhoneFiles): PhoneService {
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
