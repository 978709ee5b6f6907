import { z } from 'zod';
import type { AppInfo, LinkOpeners, ShortcutState, ShortcutTrial } from '../../preload/contract/index.ts';
import { nothing, numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';

const accelerator = z.string().min(1).max(64);

/** What the windows can ask the desktop for. */
export interface Shell {
  info(): AppInfo;
  openMain(text: string | undefined): void;
  openQuickDial(): void;
  hideQuickDial(): void;
  copyText(text: string): Promise<void>;
  /** What is on the clipboard; only on the agent's explicit command. */
  pasteText(): Promise<string>;
  shortcut(): ShortcutState;
  callShortcut(): ShortcutState;
  tryShortcut(accelerator: string): ShortcutTrial;
  testShortcut(): ShortcutState;
  linkOpeners(): Promise<LinkOpeners>;
  openLinksHere(): Promise<LinkOpeners>;
  /** Throws `disk`. */
  openLogFolder(): Promise<void>;
}

/** Windows, clipboard, shortcut, openers of links and log folder. */
export function appRoutes(shell: Shell): RoutesOf<'app'> {
  return {
    'app.info': { from: 'main', gesture: 'none', input: nothing, run: () => shell.info() },
    'app.openMain': {
      from: 'both',
      gesture: 'none',
      input: z.strictObject({ text: numberText.exactOptional() }),
      run: (input) => (shell.openMain(input.text), null),
    },
    'app.openQuickDial': { from: 'main', gesture: 'none', input: nothing, run: () => (shell.openQuickDial(), null) },
    'app.hideQuickDial': { from: 'both', gesture: 'none', input: nothing, run: () => (shell.hideQuickDial(), null) },
    'app.copyText': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ text: numberText }),
      run: async (input) => (await shell.copyText(input.text), null),
    },
    'app.shortcut': { from: 'main', gesture: 'none', input: nothing, run: () => shell.shortcut() },
    'app.callShortcut': { from: 'main', gesture: 'none', input: nothing, run: () => shell.callShortcut() },
    'app.tryShortcut': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ accelerator }),
      run: (input) => shell.tryShortcut(input.accelerator),
    },
    'app.testShortcut': { from: 'main', gesture: 'none', input: nothing, run: () => shell.testShortcut() },
    'app.linkOpeners': { from: 'main', gesture: 'none', input: nothing, run: () => shell.linkOpeners() },
    'app.openLinksHere': { from: 'main', gesture: 'needed', input: nothing, run: () => shell.openLinksHere() },
    'app.openLogFolder': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: async () => (await shell.openLogFolder(), null),
    },
  };
}
