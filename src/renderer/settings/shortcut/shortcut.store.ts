import { shallowRef } from 'vue';
import type { AppError, ShortcutState, ShortcutTrial } from '../../../preload/contract/index.ts';
import { request, useMainEvent } from '../../bridge.ts';
import { useAnswer } from '../../answer.ts';
import { questions } from '../../loadable.ts';
import { useSettingsStore } from '../settings.store.ts';
import { defineAgentStore } from '../../session.ts';

/** Keys that somebody wants for the shortcut, until they are set; what stands in their way. `accelerator` is as it was captured. */
export type Attempt = { accelerator: string } & (
  | { is: 'asking' }
  | { is: 'taken' }
  | { is: 'invalid'; why: Extract<ShortcutTrial, { is: 'invalid' }>['why'] }
  | { is: 'failed'; error: AppError }
);

/** Which keys it is about. */
interface Keys {
  setting: 'globalShortcut' | 'callShortcut';
  read: 'app.shortcut' | 'app.callShortcut';
  changed: 'app.shortcutChanged' | 'app.callShortcutChanged';
}

/** What the keys do now, and the way to other ones, which are set only when the desktop has them free. */
function useKeys({ setting, read, changed }: Keys) {
  const settings = useSettingsStore();
  const { state, ask, accept } = useAnswer<ShortcutState>(() => false);
  const attempt = shallowRef<Attempt>();
  const tries = questions();

  async function load(): Promise<void> {
    await ask(request(read, undefined));
  }

  async function take(accelerator: string): Promise<void> {
    const isNewest = tries.take();
    attempt.value = { is: 'asking', accelerator };
    const result = await request('app.tryShortcut', { accelerator });
    if (!isNewest()) return;
    if (!result.ok) attempt.value = { is: 'failed', accelerator, error: result.error };
    else if (result.value.is === 'invalid') attempt.value = { ...result.value, accelerator };
    else if (result.value.is === 'taken') attempt.value = { is: 'taken', accelerator: result.value.accelerator };
    else {
      attempt.value = undefined;
      await settings.change({ [setting]: result.value.accelerator });
    }
  }

  async function remove(): Promise<void> {
    forget();
    await settings.change({ [setting]: '' });
  }

  function forget(): void {
    tries.drop();
    attempt.value = undefined;
  }

  useMainEvent(changed, accept);

  return { state, attempt, ask, load, take, remove, forget };
}

/** The keys of the quick dial. */
export const useShortcutStore = defineAgentStore('shortcut', () => {
  const { ask, ...keys } = useKeys({
    setting: 'globalShortcut',
    read: 'app.shortcut',
    changed: 'app.shortcutChanged',
  });

  /** For 15 seconds a press of the keys is told instead of opening the quick dial. */
  async function test(): Promise<void> {
    await ask(request('app.testShortcut', undefined));
  }

  return { ...keys, test };
});

/** The keys that answer and hang up. */
export const useCallShortcutStore = defineAgentStore('call-shortcut', () => {
  const { ask: _ask, ...keys } = useKeys({
    setting: 'callShortcut',
    read: 'app.callShortcut',
    changed: 'app.callShortcutChanged',
  });
  return keys;
});
