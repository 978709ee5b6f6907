import { clipboard } from 'electron';

/** Puts texts on the clipboard; secrets leave it again. */
export class Clipboard {
  #pending: { secret: string; timer: NodeJS.Timeout } | undefined;

  copyText(text: string): Promise<void> {
    return clipboard.writeText(text);
  }

  pasteText(): Promise<string> {
    return clipboard.readText();
  }

  /** After `clearsInMs` the clipboard is emptied, unless something else has been copied meanwhile. */
  async copySecret(secret: string, clearsInMs: number): Promise<void> {
    clearTimeout(this.#pending?.timer);
    await clipboard.writeText(secret);
    this.#pending = { secret, timer: setTimeout(() => void this.clearSecret(), clearsInMs) };
  }

  /** At once, on sign-out and before quitting. */
  async clearSecret(): Promise<void> {
    const pending = this.#pending;
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending = undefined;
    if ((await clipboard.readText()) === pending.secret) clipboard.clear();
  }
}
