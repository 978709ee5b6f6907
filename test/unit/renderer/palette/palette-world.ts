import type { CallRow, Settings } from '../../../../src/preload/contract/index.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { helpEn } from '../../../../src/renderer/i18n/en/help.ts';
import { commandsEn } from '../../../../src/renderer/i18n/en/commands.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import type { PaletteContext } from '../../../../src/renderer/palette/palette-context.ts';

export const settings: Settings = storedSettings.parse({});

/** A call of the demo's range. */
export const call: CallRow = {
  uuid: 'c1',
  direction: 'inbound',
  state: 'ring-missed',
  stateText: '',
  customerNumber: '15405718000',
  customerRegion: '浙江 杭州',
  isRecorded: false,
  hasNote: false,
  tags: [],
};

/** A world in English at rest; what is done in it is written down as `name input`. */
export function world(part: Partial<PaletteContext> = {}): PaletteContext & { done: string[] } {
  const done: string[] = [];
  const note = (name: string, input?: unknown): void => {
    done.push(input === undefined ? name : `${name} ${JSON.stringify(input)}`);
  };
  const act = (name: string) => (input?: unknown) => note(name, input);
  const slow = (name: string) => (input?: unknown) => {
    note(name, input);
    return Promise.resolve();
  };
  return {
    done,
    t: en,
    words: commandsEn,
    help: helpEn,
    settings,
    screens: ['dial', 'calls', 'supervisor', 'settings'],
    rail: ['dial', 'calls', 'settings'],
    numbers: [
      { number: '057111008001', name: 'Sales' },
      { number: '02160000003', name: '' },
    ],
    callerId: { is: 'automatic' },
    isSupervisorOpen: false,
    now: 1_000,
    acts: {
      go: act('go'),
      goToCalls: act('goToCalls'),
      showSetting: act('showSetting'),
      chooseCallerId: slow('chooseCallerId'),
      change: (patch) => {
        note('change', patch);
        return Promise.resolve(true);
      },
      pause: slow('pause'),
      readCalls: slow('readCalls'),
      exportCalls: slow('exportCalls'),
      workList: act('workList'),
      importList: slow('importList'),
      openQuickDial: slow('openQuickDial'),
      lockSupervisor: slow('lockSupervisor'),
      showHelp: act('showHelp'),
      showKeys: act('showKeys'),
    },
    ...part,
  };
}
