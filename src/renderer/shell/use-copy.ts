import { request } from '../bridge.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useShellStore } from './shell.store.ts';

export interface Copying {
  copy: (text: string) => Promise<void>;
  /** Main knows what to copy; a password never passes through the window. */
  copySecret: (what: 'sip' | 'password') => Promise<void>;
}

/** Copies through main and says how it went. */
export function useCopy(): Copying {
  const t = useMessages();
  const shell = useShellStore();

  async function copy(text: string): Promise<void> {
    const result = await request('app.copyText', { text });
    if (result.ok) shell.say(t.value.shell.copied);
    else shell.say(`${t.value.shell.notCopied} · ${t.value.errors[result.error.code]}`, 'bad');
  }

  async function copySecret(what: 'sip' | 'password'): Promise<void> {
    const result = await request('seat.copy', { what });
    if (!result.ok) {
      shell.say(`${t.value.shell.notCopied} · ${t.value.errors[result.error.code]}`, 'bad');
      return;
    }
    const { clearsInMs } = result.value;
    shell.say(
      clearsInMs === undefined ? t.value.shell.copied : t.value.shell.copiedPassword(Math.round(clearsInMs / 1000)),
    );
  }

  return { copy, copySecret };
}
