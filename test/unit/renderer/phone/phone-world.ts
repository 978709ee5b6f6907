import type { PhoneSettings, PhoneState, Registration } from '../../../../src/preload/contract/index.ts';

export const SERVER: PhoneSettings = {
  domain: 'sip.example.com',
  port: null,
  transport: 'udp',
  realm: '',
  outboundProxy: '',
  codecs: [],
  isCheckOn: true,
  eventsFrom: 'none',
  controlPort: 4444,
  answersOwnCalls: false,
};
export const REGISTERED: Registration = { is: 'registered', devices: [{ address: '192.0.2.1:5060' }] };

/** A phone whose registrar can be asked and has said this. */
export function phoneThat(registration: Registration, over: Partial<PhoneState> = {}): PhoneState {
  return { settings: SERVER, managed: [], registration, isChecking: false, ...over };
}
