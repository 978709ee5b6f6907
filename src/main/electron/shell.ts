import { mkdir } from 'node:fs/promises';
import { app, shell } from 'electron';
import { Fault } from '../fault.ts';
import type { World } from '../world.ts';
import type { LinkOpening } from './link-openers.ts';
import type { Presence } from './presence.ts';
import type { Windows } from './windows.ts';

export interface ShellParts {
  windows: Windows;
  presence: Presence;
  linkOpening: LinkOpening;
  logFolder: string;
}

/** What windows may ask of the desktop. */
export function createShell({ windows, presence, linkOpening, logFolder }: ShellParts): World['shell'] {
  const { shortcut, callShortcut, startAtLogin } = presence;
  return {
    info: () => ({
      version: app.getVersion(),
      platform: process.platform,
      hasTray: presence.hasTray,
      canStartAtLogin: startAtLogin.isPossible,
    }),
    openMain: (text) => windows.openMain(text),
    openQuickDial: () => windows.openQuickDial(),
    hideQuickDial: () => windows.hideQuickDial(),
    shortcut: () => shortcut.state,
    callShortcut: () => callShortcut.state,
    tryShortcut: (accelerator) => shortcut.try(accelerator),
    testShortcut: () => shortcut.test(),
    linkOpeners: () => linkOpening.get(),
    openLinksHere: () => linkOpening.openHere(),
    openLogFolder: () => openFolder(logFolder),
  };
}

/**
 * Made where there is none yet: a log that nothing was written to has no folder. On Linux `openPath` never settles (electron:
 * shell/common/platform_util_linux.cc calls back only when it waits for xdg-open's end, which it does not for paths).
 */
async function openFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const opening = shell.openPath(path);
  if (process.platform === 'linux') return;
  const problem = await opening;
  if (problem !== '') throw new Fault('disk', { message: problem });
}
