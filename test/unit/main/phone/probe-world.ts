import { onTestFinished } from 'vitest';
import type { PhoneSettings } from '../../../../src/preload/contract/phone.ts';
import { DEFAULT_PHONE } from '../../../../src/main/phone/phone-settings.ts';
import { openLink } from '../../../../src/main/phone/sip/open-link.ts';
import { RegisterProbe, type ProbeParts } from '../../../../src/main/phone/sip/register-probe.ts';
import { startFakeRegistrar, type Behaviour, type FakeRegistrar } from '../../../phone/fake-registrar.ts';

export const NOON = Date.UTC(2026, 10, 22, 12);

export async function registrarForTest(transport: 'udp' | 'tcp', behaviour?: Behaviour): Promise<FakeRegistrar> {
  const registrar = await startFakeRegistrar(transport, behaviour);
  onTestFinished(() => registrar.close());
  return registrar;
}

/** A probe with no DNS: every name is this computer. */
export function probeForTest(parts: Partial<ProbeParts> = {}): RegisterProbe {
  return new RegisterProbe({
    names: {
      naptr: () => Promise.resolve([]),
      srv: () => Promise.resolve([]),
      addresses: () => Promise.resolve(['127.0.0.1']),
    },
    openLink,
    authorities: () => [],
    now: () => NOON,
    limitMs: 3_000,
    ...parts,
  });
}

export function phoneAt(port: number, settings: Partial<PhoneSettings> = {}): PhoneSettings {
  return { ...DEFAULT_PHONE, domain: '127.0.0.1', port, isCheckOn: true, ...settings };
}
