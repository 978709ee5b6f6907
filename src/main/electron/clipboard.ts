import * as electron from 'electron';
import { secretFormats } from './secret-formats.ts';

const { clipboard } = electron;

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
    await writeSecret(secret);
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

/** Marked as a secret where the clipboard takes the mark; the agent gets what they asked for all the same. */
async function writeSecret(secret: string): Promise<void> {
  try {
    const marks = Object.entries(secretFormats(process.platform)).map(([format, value]): [string, Blob] => [
      format,
      new Blob([value]),
    ]);
    const item = new electron.ClipboardItem({ 'text/plain': secret, ...Object.fromEntries<Blob>(marks) });
    await clipboard.write([item]);
    if ((await clipboard.readText()) === secret) return;
  } catch {
    // falls through: this clipboard takes text only
  }
  await clipboard.writeText(secret);
}
