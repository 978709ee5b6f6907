import type { TellingPhone } from './phone-calls.ts';

/** How the phone reaches its registrar. */
export type PhoneTransport = 'udp' | 'tcp' | 'tls';
export type PhoneCodec = 'opus' | 'G722' | 'PCMA' | 'PCMU' | 'G729';

/** What the API does not tell about a SIP phone. No secrets: user and password come from the seat. */
export interface PhoneSettings {
  /** Host name or IP address (IPv6 in brackets); empty: the phone is not set up here. */
  domain: string;
  /** null: what DNS says, or else 5060, with TLS 5061. */
  port: number | null;
  transport: PhoneTransport;
  /** Only a registrar of this realm is answered with credentials; empty: whichever it names. */
  realm: string;
  /** `host` or `host:port`, where everything is sent instead; empty: none. */
  outboundProxy: string;
  /** Most preferred first; empty: the phone's own choice. */
  codecs: PhoneCodec[];
  /** Ask the registrar whether the phone is registered. Off until the agent or the company file switches it on. */
  isCheckOn: boolean;
  /** Which phone on this computer tells the app of its calls. `none` until the agent or the company file names one. */
  eventsFrom: TellingPhone;
  /** Where baresip takes commands, on 127.0.0.1. */
  controlPort: number;
  /** Have the phone answer when the server rings it for a call of this app; nothing else is ever answered by itself. Off until the agent switches it on. */
  answersOwnCalls: boolean;
}

/** One binding that the registrar holds: where the phone answers, without its user name, push tokens or other parameters. */
export interface PhoneDevice {
  /** `host:port`, or the host alone; `tel:` and the last four digits where calls go on to a phone number. */
  address: string;
  transport?: string;
  /** Display name of the contact, where the phone gave one. */
  name?: string;
  /** `+sip.instance`, the same for one phone over restarts. */
  instance?: string;
  /** UTC epoch ms; undefined: the registrar did not say. */
  expiresAt?: number;
}

/** Why nothing is known. */
export type RegistrationUnknown =
  /** The check is switched off. */
  | 'off'
  /** No domain in the settings. */
  | 'not-set-up'
  /** The embedded call centre: its made-up account is shown to no registrar. */
  | 'demo'
  | 'not-asked'
  /** Signed out, no seat, or the API did not give the password. */
  | 'no-credentials'
  /** The registrar took the request without asking who we are; it is not asked again until the settings change. */
  | 'no-challenge'
  /** It asked for credentials of another realm than that of the settings; it got none. */
  | 'other-realm'
  /** It asked in a way that we cannot answer (algorithm, qop). */
  | 'unsupported-challenge'
  /** It answered with `status` (3xx to 6xx, but 401 and 407); it is asked again later, and by hand at any time. */
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'dns'
  /** The certificate cannot be trusted or is another host's. */
  | 'tls'
  /** What came back is no SIP answer to what was asked. */
  | 'garbage';

export type Registration =
  /** `isOwnWord`: the phone itself says so; where the registrar was asked too, `devices` are those that it knows of. */
  | { is: 'registered'; devices: PhoneDevice[]; isOwnWord?: true }
  | { is: 'not-registered' }
  | { is: 'wrong-password' }
  /** `status` is the registrar's, where one came. */
  | { is: 'unknown'; why: RegistrationUnknown; status?: number };

/**
 * Why the registrar is not asked any more: `no-challenge` until the settings change, `wrong-password` (one failed authentication; more
 * could lock the account) until the password or the settings change.
 */
export type CheckStop = 'no-challenge' | 'wrong-password';

/** `wasRefused`: a program of another user of this computer asked for the account, and got nothing. */
export interface Handover {
  is: 'open' | 'fetched' | 'expired';
  wasRefused: boolean;
}

export interface PhoneState {
  /** In force now: the company's where it manages them, else the agent's. */
  settings: PhoneSettings;
  /** The settings that the company's managed file holds: read-only. */
  managed: (keyof PhoneSettings)[];
  /** There is a managed file, but it cannot be used: the agent's own settings apply. */
  managedProblem?: CompanyFileProblem;
  /** By the phone's own word where it gives one, else by the registrar's. */
  registration: Registration;
  /** The registrar's answer, where the phone's own word stands above. */
  registrar?: Registration;
  /** When the registrar answered, UTC epoch ms. */
  at?: number;
  isChecking: boolean;
  /** How far handing the account to Linphone has come; undefined: not asked for, or taken back. */
  handover?: Handover;
  stoppedBy?: CheckStop;
  /** After a refusal: when (UTC epoch ms) the registrar may be asked again without somebody's wish. */
  askAgainAt?: number;
  /** The settings file was unreadable at start and was moved aside under this name. */
  recoveredFrom?: string;
}

/** Why a company file is refused as a whole. `field` names the part at fault, where it is one of ours. */
export interface CompanyFileProblem {
  why:
    | 'unreadable'
    | 'too-large'
    | 'not-json'
    | 'other-format'
    | 'other-version'
    | 'unknown-field'
    | 'bad-value'
    /** A managed file only: others than administrators can change it or its folder. */
    | 'not-administered';
  field?: string;
}

export type CompanyFileImport =
  { is: 'imported'; state: PhoneState } | { is: 'cancelled' } | { is: 'refused'; problem: CompanyFileProblem };

/** The texts for phones that are set up by hand. */
export type PhoneText = 'baresip-accounts' | 'baresip-config' | 'microsip';

export interface PhoneRequests {
  'phone.get': { input: undefined; output: PhoneState };
  /** Fails with `bad-input` (field = the setting), `forbidden` (managed) or `disk`; then nothing has changed. */
  'phone.change': { input: Partial<PhoneSettings>; output: PhoneState };
  /** Asks the registrar now, unless it is switched off or stopped; the answer is in the state. */
  'phone.check': { input: undefined; output: PhoneState };
  /** Main lets the agent choose a file. What the file does not name stays as it is when it is the check, and gets its default otherwise. */
  'phone.importFile': { input: undefined; output: CompanyFileImport };
  /** Main lets the agent choose where; null: cancelled. `name` is the file's, without its folder. */
  'phone.exportFile': { input: undefined; output: { name: string } | null };
  /** Opens Linphone with an address that gives it the account once, within `forMs`. Fails with `not-found` where nothing opens such links. */
  'phone.openInLinphone': { input: undefined; output: { forMs: number } };
  /**
   * The text with dots for the password and other secrets. `isWithoutPassword`: the format cannot hold this password; the phone will ask for it.
   * `isWithoutHooks`: the phone is to tell of its calls, but what it would have to start is too long for it.
   */
  'phone.setUpText': {
    input: { text: PhoneText };
    output: { text: string; isWithoutPassword: boolean; isWithoutHooks: boolean };
  };
  /** Main copies the text with the password, and clears it after `clearsInMs` if it is still there. Ask only on a gesture of the agent. */
  'phone.copySetUpText': { input: { text: PhoneText }; output: { clearsInMs: number } };
  /** The SIP address without a password, as rows of `0` and `1` with a quiet zone; `text` is what it says. */
  'phone.qrCode': { input: undefined; output: { text: string; rows: string[] } };
}

export interface PhoneEvents {
  'phone.changed': PhoneState;
}
