import type { Command } from './command.ts';
import { appCommands, helpCommands, noticeCommands } from './commands/app-commands.ts';
import { callerIdCommands } from './commands/caller-id-commands.ts';
import { callsCommands } from './commands/calls-commands.ts';
import { goCommands } from './commands/go-commands.ts';
import { lookCommands } from './commands/look-commands.ts';
import { settingCommands } from './commands/setting-commands.ts';
import type { World } from './world.ts';

const SOURCES = [
  goCommands,
  callsCommands,
  callerIdCommands,
  lookCommands,
  noticeCommands,
  appCommands,
  helpCommands,
  settingCommands,
];

/** Every command that makes sense now, in the order in which they are shown at rest. Another one is a line in one of the sources. */
export function allCommands(world: World): Command[] {
  return SOURCES.flatMap((source) => source(world));
}
