/** Whether notifications arrive: supported is not enough, as macOS lets each one of an unsigned or forbidden app fail. */
export class NotificationHealth {
  readonly #isSupported: () => boolean;
  #hasFailed = false;

  constructor(isSupported: () => boolean) {
    this.#isSupported = isSupported;
  }

  /** The latest one was shown. */
  readonly shown = (): void => {
    this.#hasFailed = false;
  };

  /** The latest one was refused by the system. */
  readonly failed = (): void => {
    this.#hasFailed = true;
  };

  readonly canNotify = (): boolean => this.#isSupported() && !this.#hasFailed;
}
