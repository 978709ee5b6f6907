import { chordsOf } from '../../help/keys.ts';
import { HELP_TOPICS } from '../../help/topics.ts';
import type { Command } from '../command.ts';
import { PAUSES } from '../pauses.ts';
import type { PaletteContext } from '../palette-context.ts';

export function noticeCommands({ words, settings, now, acts }: PaletteContext): Command[] {
  const isPaused = (settings?.doNotDisturbUntil ?? 0) > now;
  return PAUSES.filter((pause) => pause !== 'off' || isPaused).map((pause) => ({
    id: `pause:${pause}`,
    group: 'notices',
    title: words.pause[pause],
    words: words.pauseWords,
    run: () => acts.pause(pause),
  }));
}

export function appCommands({ words, isSupervisorOpen, acts }: PaletteContext): Command[] {
  const lock: Command = {
    id: 'supervisor:lock',
    group: 'app',
    title: words.lockSupervisor,
    words: words.lockSupervisorWords,
    run: acts.lockSupervisor,
  };
  return [
    ...(isSupervisorOpen ? [lock] : []),
    { id: 'quick-dial', group: 'app', title: words.quickDial, words: words.quickDialWords, run: acts.openQuickDial },
  ];
}

export function helpCommands({ words, help, acts }: PaletteContext): Command[] {
  const [helpChord] = chordsOf('help');
  const [keysChord] = chordsOf('keys');
  const topics = HELP_TOPICS.map((topic) => ({
    id: `help:${topic}`,
    group: 'app' as const,
    title: words.helpOn(help.topics[topic].title),
    words: `${words.helpWords} ${help.topics[topic].words}`,
    isQuiet: true,
    moves: true,
    run: () => acts.showHelp(topic),
  }));
  return [
    {
      id: 'help',
      group: 'app',
      title: words.help,
      words: words.helpWords,
      ...(helpChord && { chord: helpChord }),
      moves: true,
      run: () => acts.showHelp(),
    },
    {
      id: 'keys',
      group: 'app',
      title: words.keys,
      words: words.keysWords,
      ...(keysChord && { chord: keysChord }),
      moves: true,
      run: acts.showKeys,
    },
    ...topics,
  ];
}
