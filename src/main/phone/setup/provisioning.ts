import type { Handover, PhoneText } from '../../../preload/contract/phone.ts';
import { baresipAccounts, baresipConfig } from './baresip.ts';
import { linphoneXml } from './linphone.ts';
import { microsipIni } from './microsip.ts';
import { serveOnce, type OneShot } from './one-shot.ts';
import type { PhoneAccount, SetUpText } from './phone-account.ts';

export const OPEN_FOR_MS = 60_000;

/** Gives an account to Linphone: one address at a time, good for one fetch within a minute. */
export class Provisioning {
  readonly #changed: () => void;
  #open: OneShot | undefined;
  #handover: Handover | undefined;

  /** `changed` is called whenever `handover` says something new. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get handover(): Handover | undefined {
    return this.#handover;
  }

  /**
   * The link that makes Linphone fetch the account. With `linphone-config://…` it would prepend https, which loopback has not; without the
   * slashes it takes the address as it is (CliModel of linphone-desktop 6). The link is a secret as long as it works.
   */
  async linphoneUri(account: PhoneAccount): Promise<string> {
    this.close();
    const open = await serveOnce({
      content: linphoneXml(account),
      contentType: 'application/xml; charset=utf-8',
      forMs: OPEN_FOR_MS,
    });
    this.#open = open;
    this.#tell({ is: 'open', wasRefused: false });
    void open.done.then(({ isFetched, wasRefused }) => {
      if (this.#open === open) this.#tell({ is: isFetched ? 'fetched' : 'expired', wasRefused });
    });
    return `linphone-config:${open.url}`;
  }

  /** Takes back what nobody has fetched: sign-out, another agent. */
  close(): void {
    this.#open?.close();
    this.#open = undefined;
    if (this.#handover) this.#tell(undefined);
  }

  #tell(handover: Handover | undefined): void {
    this.#handover = handover;
    this.#changed();
  }
}

/** The text for a phone that is set up by hand. */
export function setUpText(text: PhoneText, account: PhoneAccount): SetUpText {
  switch (text) {
    case 'baresip-accounts':
      return baresipAccounts(account);
    case 'baresip-config':
      return baresipConfig(account);
    case 'microsip':
      return microsipIni(account);
  }
}
