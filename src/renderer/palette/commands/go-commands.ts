import { screenChord } from '../../help/keys.ts';
import type { Command } from '../command.ts';
import type { World } from '../world.ts';

export function goCommands({ t, words, screens, rail, acts }: World): Command[] {
  const toScreens = screens.map((screen) => ({
    id: `go:${screen}`,
    group: 'go' as const,
    title: words.go(t.shell.screens[screen]),
    words: words.screenWords[screen] ?? '',
    ...(rail.includes(screen) && { chord: screenChord(rail.indexOf(screen) + 1) }),
    moves: true,
    run: () => acts.go(screen),
  }));
  return [
    ...toScreens,
    {
      id: 'go:missed',
      group: 'go',
      title: words.missed,
      words: words.missedWords,
      moves: true,
      run: () => acts.goToCalls('missed'),
    },
    {
      id: 'go:statistics',
      group: 'go',
      title: words.statistics,
      words: words.statisticsWords,
      moves: true,
      run: () => acts.goToCalls('statistics'),
    },
  ];
}
