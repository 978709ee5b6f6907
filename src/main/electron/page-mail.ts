/**
 * What main tells one page, in order; it waits while nobody there could hear it. A page that begins to load may still keep the document that it
 * has: Chromium says so of a navigation that is refused afterwards, too.
 */
export class PageMail {
  readonly #waiting: (() => void)[] = [];
  #hasDocument = false;
  #isLoading = false;

  /** Sends now, or as soon as a document has loaded. */
  send(send: () => void): void {
    this.#waiting.push(send);
    this.#deliver();
  }

  /** Something begins to load: perhaps another document. */
  loadingStarted(): void {
    this.#isLoading = true;
  }

  /** The document that was there is gone: another one takes its place, or the page's process has died. */
  documentGone(): void {
    this.#hasDocument = false;
  }

  documentLoaded(): void {
    this.#hasDocument = true;
    this.loadingStopped();
  }

  /** Nothing loads any more: a document that is still there hears again. */
  loadingStopped(): void {
    this.#isLoading = false;
    this.#deliver();
  }

  #deliver(): void {
    if (this.#hasDocument && !this.#isLoading) this.#waiting.splice(0).forEach((send) => send());
  }
}
