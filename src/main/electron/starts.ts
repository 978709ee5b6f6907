import { app } from 'electron';
import { readCommand } from './command-line.ts';
import type { Links } from './links.ts';
import type { Windows } from './windows.ts';

/** What a start or a second start was told to do; false when it was told nothing. */
export function takeArguments(argv: readonly string[], windows: Windows, links: Links): boolean {
  const command = readCommand(argv, app.isPackaged ? 1 : 2);
  if (command?.is === 'dial') return links.takeText(command.text);
  if (command?.is === 'quick-dial') windows.openQuickDial();
  else if (command?.is === 'calls') windows.openAt({ screen: 'calls' });
  else return links.takeFromArguments(argv);
  return true;
}
