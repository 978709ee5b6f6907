import type { Messages } from '../i18n/zh-cn.ts';
import type { Command } from './command.ts';
import { fold, ranked } from './rank.ts';

export interface PaletteSection {
  id: string;
  title: string;
  items: Command[];
}

const GROUPS = ['go', 'calls', 'callerId', 'look', 'notices', 'app'] as const;
/** More commands than this for one text are noise; the calls below must stay in sight. */
const BEST = 12;

/** Before anything is typed: what was used lately, then everything by its kind. */
function atRest(
  commands: readonly Command[],
  recent: readonly string[],
  words: Messages['commands'],
): PaletteSection[] {
  const lately = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const rest = commands.filter((command) => command.isQuiet !== true && !lately.includes(command));
  const groups = GROUPS.map((group) => ({
    id: group,
    title: words.groups[group],
    items: rest.filter((command) => command.group === group),
  }));
  return [{ id: 'recent', title: words.sections.recent, items: lately }, ...groups];
}

/** What the palette shows. `dial`, `contacts` and `calls` are made of what was typed; a number is more likely meant to be dialled than to name a command. */
export function sectionsFor(
  typed: string,
  {
    commands,
    dial,
    contacts = [],
    calls,
  }: Record<'commands' | 'dial' | 'calls', readonly Command[]> & {
    contacts?: readonly Command[];
  },
  recent: readonly string[],
  words: Messages['commands'],
): PaletteSection[] {
  const found = (): PaletteSection[] => [
    { id: 'dial', title: words.sections.dial, items: [...dial] },
    { id: 'contacts', title: words.sections.contacts, items: [...contacts] },
    { id: 'commands', title: words.sections.commands, items: ranked(commands, typed, recent).slice(0, BEST) },
    { id: 'calls', title: words.sections.calls, items: [...calls] },
  ];
  const sections = fold(typed) === '' ? atRest(commands, recent, words) : found();
  return sections.filter(({ items }) => items.length > 0);
}
