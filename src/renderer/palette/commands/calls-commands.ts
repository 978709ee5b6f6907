import type { Command } from '../command.ts';
import type { World } from '../world.ts';

export function callsCommands({ words, settings, acts }: World): Command[] {
  const isMasked = settings?.areNumbersMasked ?? true;
  return [
    { id: 'calls:read', group: 'calls', title: words.readCalls, words: words.readCallsWords, run: acts.readCalls },
    {
      id: 'calls:export',
      group: 'calls',
      title: words.exportCalls,
      words: words.exportCallsWords,
      detail: words.exportHint,
      moves: true,
      run: acts.exportCalls,
    },
    {
      id: 'calls:mask',
      group: 'calls',
      title: isMasked ? words.maskOff : words.maskOn,
      words: words.maskWords,
      run: () => acts.change({ areNumbersMasked: !isMasked }),
    },
  ];
}
