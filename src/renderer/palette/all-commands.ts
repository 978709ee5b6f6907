import { screenChord } from '../help/keys.ts';
import { ENTRIES } from '../settings/setting-list.ts';
import type { Command } from './command.ts';
import { appCommands, helpCommands, noticeCommands } from './commands/app-commands.ts';
import { lookCommands } from './commands/look-commands.ts';
import type { PaletteContext } from './palette-context.ts';

const SOURCES = [
  goCommands,
  callsCommands,
  listCommands,
  callerIdCommands,
  lookCommands,
  noticeCommands,
  appCommands,
  helpCommands,
  settingCommands,
];

/** Every command that makes sense now, in the order in which they are shown at rest. Another one is a line in one of the sources. */
export function allCommands(context: PaletteContext): Command[] {
  return SOURCES.flatMap((source) => source(context));
}

/** A company with more numbers than this does not want to see them all before it has typed anything. */
const SHOWN_AT_REST = 4;

function callerIdCommands({ t, words, numbers, callerId, acts }: PaletteContext): Command[] {
  const inUse = callerId.is === 'number' ? callerId.number : undefined;
  const each = numbers.map(({ number, name }) => ({
    id: `caller-id:${number}`,
    group: 'callerId' as const,
    title: words.callerId(name || t.callerId.unnamed),
    detail: number,
    words: words.callerIdWords,
    isOn: number === inUse,
    isQuiet: numbers.length > SHOWN_AT_REST && number !== inUse,
    run: () => acts.chooseCallerId({ is: 'number', number }),
  }));
  const automatic: Command = {
    id: 'caller-id:automatic',
    group: 'callerId',
    title: words.callerId(t.callerId.automatic),
    detail: t.callerId.automaticHint,
    words: words.callerIdWords,
    isOn: inUse === undefined,
    run: () => acts.chooseCallerId({ is: 'automatic' }),
  };
  return [automatic, ...each];
}

function callsCommands({ words, settings, acts }: PaletteContext): Command[] {
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

function listCommands({ words, acts }: PaletteContext): Command[] {
  const [work, load] = [words.workList, words.importList];
  return [
    { id: 'lists:work', group: 'calls', title: work, words: words.workListWords, moves: true, run: acts.workList },
    {
      id: 'lists:import',
      group: 'calls',
      title: load,
      words: words.importListWords,
      moves: true,
      run: acts.importList,
    },
  ];
}

function goCommands({ t, words, screens, rail, acts }: PaletteContext): Command[] {
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

/** Every row of the settings page, by its name, its sentence and what the page's own search knows it by. */
function settingCommands({ t, words, acts }: PaletteContext): Command[] {
  return ENTRIES.map((entry) => {
    const { title, hint, words: more } = t.settings.items[entry];
    return {
      id: `setting:${entry}`,
      group: 'go',
      title: words.setting(title),
      words: `${more} ${hint}`,
      isQuiet: true,
      moves: true,
      run: () => acts.showSetting(entry),
    };
  });
}
