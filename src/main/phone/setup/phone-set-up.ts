import { encode } from 'uqr';
import type { Handover, PhoneRequests, PhoneText } from '../../../preload/contract/phone.ts';
import type { RecordAccess } from '../../access-log/access-event.ts';
import { Fault } from '../../fault.ts';
import { addressOf, type PhoneAccount } from './phone-account.ts';
import { OPEN_FOR_MS, Provisioning, setUpText } from './provisioning.ts';

export interface PhoneSetUpParts {
  /** Throws `signed-out`, `no-seat`, `not-found` (no password or no domain) or what the API's answer was. */
  account: () => Promise<PhoneAccount>;
  /** Puts a secret on the clipboard and takes it away again after `clearsInMs` if it is still there. */
  copySecret: (text: string, clearsInMs: number) => Promise<void>;
  clearSecret: () => Promise<void>;
  /** Hands a link to the desktop; rejects when nothing opens it. */
  openLink: (link: string) => Promise<void>;
  recordAccess: RecordAccess;
  /** `handover` has changed. */
  announce: () => void;
}

const CLIPBOARD_MS = 30_000;
const DOTS = '••••••••';

/** Gives the seat's account to a phone. Passwords go to the phone or the clipboard, never to a window. */
export class PhoneSetUp {
  readonly #parts: PhoneSetUpParts;
  readonly #provisioning: Provisioning;

  constructor(parts: PhoneSetUpParts) {
    this.#parts = parts;
    this.#provisioning = new Provisioning(() => parts.announce());
  }

  get handover(): Handover | undefined {
    return this.#provisioning.handover;
  }

  async openInLinphone(): Promise<{ forMs: number }> {
    const account = await this.#parts.account();
    this.#parts.recordAccess({ is: 'password-handed-over', phone: 'linphone' });
    const link = await this.#provisioning.linphoneUri(account);
    try {
      await this.#parts.openLink(link);
    } catch (error) {
      this.#provisioning.close();
      throw new Fault('not-found', { field: 'linphone-config' }, error);
    }
    return { forMs: OPEN_FOR_MS };
  }

  /** For showing: made with dots in the place of each secret, so that no escaping can let a part of it through. */
  async text(text: PhoneText): Promise<PhoneRequests['phone.setUpText']['output']> {
    const { hooks, ...account } = await this.#parts.account();
    const { isWithoutPassword, isWithoutHooks = false } = setUpText(text, { ...account, ...(hooks && { hooks }) });
    const hidden = { ...account, password: DOTS, ...(hooks && { hooks: { ...hooks, key: DOTS } }) };
    return { text: setUpText(text, hidden).text, isWithoutPassword, isWithoutHooks };
  }

  async copy(text: PhoneText): Promise<{ clearsInMs: number }> {
    const { text: copied, isWithoutPassword } = setUpText(text, await this.#parts.account());
    if (!isWithoutPassword && text !== 'baresip-config')
      this.#parts.recordAccess({ is: 'password-handed-over', phone: text === 'microsip' ? 'microsip' : 'baresip' });
    await this.#parts.copySecret(copied, CLIPBOARD_MS);
    return { clearsInMs: CLIPBOARD_MS };
  }

  async qrCode(): Promise<PhoneRequests['phone.qrCode']['output']> {
    const text = addressOf(await this.#parts.account());
    return { text, rows: qrRows(text) };
  }

  /** Takes back an address that nobody has fetched, and what is still on the clipboard. */
  async close(): Promise<void> {
    this.#provisioning.close();
    await this.#parts.clearSecret();
  }
}

/** The text as a QR code: rows of `0` and `1`, 1 is dark, with the quiet zone of four that readers need. Never give it a secret. */
function qrRows(text: string): string[] {
  const { data } = encode(text, { ecc: 'M', border: 4 });
  return data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}
