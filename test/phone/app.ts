import { join } from 'node:path';
import type { PhoneSettings, PhoneState } from '../../src/preload/contract/phone.ts';
import { AgentScope } from '../../src/main/account/agent-scope.ts';
import { JsonFile } from '../../src/main/files/json-file.ts';
import { PhoneHooks, storedHookKey } from '../../src/main/phone-calls/phone-hooks.ts';
import { connectPhone } from '../../src/main/phone/create-phone.ts';
import type { PhoneService } from '../../src/main/phone/phone.service.ts';
import { until } from './children.ts';

export interface PhoneApp {
  phone: PhoneService;
  /** What the windows were told, in order. */
  told: PhoneState[];
  /** The seat; change it as the company would. */
  seat: { sip: string; password: string };
  /** As time goes by: what was answered becomes old. */
  wait: (ms: number) => void;
  /** Asks anew, as after 坐席未注册, and gives what the windows are told at the end. */
  askAnew: () => Promise<PhoneState>;
}

/** The app's phone as main has it, with the real network; only dialogs, clipboard and clock are the test's. */
export async function startApp(
  folder: string,
  settings: Partial<PhoneSettings>,
  seat = { sip: '80010001', password: 'right' },
): Promise<PhoneApp> {
  const told: PhoneState[] = [];
  let ahead = 0;
  const phone = connectPhone({
    scope: new AgentScope(),
    path: join(folder, 'phone.json'),
    confirmLoosening: () => Promise.resolve(true),
    managed: { path: join(folder, 'no-managed.json'), isAdministered: () => Promise.resolve(true) },
    credentials: () => Promise.resolve({ ...seat }),
    hooks: new PhoneHooks(new JsonFile(join(folder, 'phone-hooks.json'), storedHookKey), () => 0),
    ownProgram: ['companion'],
    who: () => 'agent',
    copySecret: () => Promise.resolve(),
    clearSecret: () => Promise.resolve(),
    openLink: () => Promise.resolve(),
    chooseFile: () => Promise.resolve(undefined),
    chooseTarget: () => Promise.resolve(undefined),
    recordAccess: () => undefined,
    now: () => Date.now() + ahead,
    announce: (state) => told.push(state),
  });
  await phone.start();
  if (Object.keys(settings).length > 0) await phone.change({ domain: '127.0.0.1', ...settings, isCheckOn: true });
  const askAnew = async (): Promise<PhoneState> => {
    phone.afterRefusal();
    return until('the registrar’s answer', 10_000, () => (phone.get().isChecking ? undefined : phone.get()));
  };
  return { phone, told, seat, wait: (ms) => (ahead += ms), askAnew };
}
