import type { CallerId, Settings, TrunkNumber } from '../../preload/contract/index.ts';
import type { Section } from '../calls/section.store.ts';
import type { HelpTopic } from '../help/topics.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import type { Entry } from '../settings/setting-list.ts';
import type { SCREENS, Screen } from '../shell/shell.store.ts';
import type { Pause } from './pauses.ts';

/** What commands can do; each tells by itself how it went. */
export interface Acts {
  go: (screen: Screen) => void;
  goToCalls: (section: Section) => void;
  showSetting: (entry: Entry) => void;
  chooseCallerId: (callerId: CallerId) => Promise<void>;
  /** Answers whether main took it. */
  change: (patch: Partial<Settings>) => Promise<boolean>;
  pause: (pause: Pause) => Promise<void>;
  readCalls: () => Promise<void>;
  exportCalls: () => Promise<void>;
  /** Shows whom the call list wants called next. */
  workList: () => void;
  importList: () => Promise<void>;
  openQuickDial: () => Promise<void>;
  lockSupervisor: () => Promise<void>;
  showHelp: (topic?: HelpTopic) => void;
  showKeys: () => void;
}

/** What the commands are made of: how things stand now, the words, and what can be done. */
export interface PaletteContext {
  t: Messages;
  words: Messages['commands'];
  help: Messages['help'];
  settings: Settings | undefined;
  screens: readonly (typeof SCREENS)[number][];
  /** Those of them that have a key, in its order. */
  rail: readonly Screen[];
  numbers: readonly TrunkNumber[];
  callerId: CallerId;
  isSupervisorOpen: boolean;
  /** UTC epoch ms. */
  now: number;
  acts: Acts;
}
