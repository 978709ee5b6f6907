import type { ContactsFormat, ExportFormat } from '../../preload/contract/index.ts';

/**
 * What the access log tells: that something was done, never its content. No customer's number, no password, no name; people are named by their ids
 * (`to`) only.
 */
export type AccessEvent =
  | { is: 'calls-exported'; format: ExportFormat; areNumbersMasked: boolean; calls: number }
  | { is: 'follow-ups-exported'; areNumbersMasked: boolean; followUps: number }
  | { is: 'call-list-exported'; format: ExportFormat; areNumbersMasked: boolean; entries: number }
  | { is: 'contacts-exported'; format: ContactsFormat; areNumbersMasked: boolean; contacts: number }
  | { is: 'backup-made' | 'backup-restored'; entries: number }
  | { is: 'recordings-saved'; recordings: number }
  | { is: 'settings-exported' | 'phone-settings-exported' | 'report-saved' | 'access-log-exported' }
  | { is: 'password-shown' | 'password-copied' }
  /** The SIP account, password included, was given to a phone's program or put on the clipboard in the form of its file. */
  | { is: 'password-handed-over'; phone: 'linphone' | 'microsip' | 'baresip' }
  | { is: 'supervisor-unlocked' | 'supervisor-refused' }
  | { is: 'seat-bound'; to: string }
  | { is: 'numbers-assigned'; to: string; numbers: number; groups: number }
  | { is: 'guards-loosened'; guards: string[] }
  | { is: 'customer-forgotten' };

/** Writes down that this is about to be done. Throws `access-log-unavailable`: then it must not be done. */
export type RecordAccess = (event: AccessEvent) => void;
