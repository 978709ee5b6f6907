import { describe, expect, it } from 'vitest';
import { HELP_TOPICS } from '../../../../src/renderer/help/topics.ts';
import type { Command } from '../../../../src/renderer/palette/command.ts';
import { allCommands } from '../../../../src/renderer/palette/all-commands.ts';
import type { PaletteContext } from '../../../../src/renderer/palette/palette-context.ts';
import { settings, world } from './palette-world.ts';

function named(commands: Command[], id: string): Command {
  const found = commands.find((command) => command.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}
const ids = (part: Partial<PaletteContext> = {}): string[] => allCommands(world(part)).map(({ id }) => id);

describe('the commands', () => {
  it('have an id each that is nobody else’s, and words to be shown', () => {
    const all = allCommands(world({ isSupervisorOpen: true, settings: { ...settings, doNotDisturbUntil: 2_000 } }));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ title }) => !/\S/.test(title))).toEqual([]);
  });

  it('lead to every screen, with the keys of the rail', () => {
    const here = world();
    const settingsScreen = named(allCommands(here), 'go:settings');
    expect(named(allCommands(here), 'go:supervisor').chord).toBeUndefined();
    expect(settingsScreen.chord).toEqual({ mod: true, key: '3' });
    void settingsScreen.run();
    expect(here.done).toEqual(['go "settings"']);
  });

  it('choose automatic or any one number, and mark the one in use', () => {
    const here = world({ callerId: { is: 'number', number: '02160000003' } });
    const all = allCommands(here);
    expect(all.filter(({ isOn, group }) => isOn && group === 'callerId').map(({ id }) => id)).toEqual([
      'caller-id:02160000003',
    ]);
    void named(all, 'caller-id:057111008001').run();
    void named(all, 'caller-id:automatic').run();
    expect(here.done).toEqual([
      'chooseCallerId {"is":"number","number":"057111008001"}',
      'chooseCallerId {"is":"automatic"}',
    ]);
  });

  it('keep a long list of numbers out of sight until one is looked for, but for the one in use', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => ({ number: `0571110080${10 + index}`, name: '' }));
    const all = allCommands(world({ numbers, callerId: { is: 'number', number: '057111008012' } }));
    const shown = all.filter(({ group, isQuiet }) => group === 'callerId' && isQuiet !== true).map(({ id }) => id);
    expect(shown).toEqual(['caller-id:automatic', 'caller-id:057111008012']);
  });

  it('offer to hide numbers where they are shown, and the reverse', () => {
    const here = world({ settings: { ...settings, areNumbersMasked: false } });
    const mask = named(allCommands(here), 'calls:mask');
    expect(mask.title).toBe(here.words.maskOn);
    void mask.run();
    expect(here.done).toEqual(['change {"areNumbersMasked":true}']);
    expect(named(allCommands(world()), 'calls:mask').title).toBe(here.words.maskOff);
  });

  it('lock supervisor mode only while it is open', () => {
    expect(ids()).not.toContain('supervisor:lock');
    expect(ids({ isSupervisorOpen: true })).toContain('supervisor:lock');
  });

  it('bring notifications back only while they are paused', () => {
    expect(ids()).not.toContain('pause:off');
    expect(ids({ settings: { ...settings, doNotDisturbUntil: 1_001 } })).toContain('pause:off');
    expect(ids({ settings: { ...settings, doNotDisturbUntil: 1_000 } })).not.toContain('pause:off');
  });

  it('make the text larger up to the end and no further', () => {
    expect(ids({ settings: { ...settings, zoomPercent: 200 } })).not.toContain('zoom:larger');
    const here = world({ settings: { ...settings, zoomPercent: 195 } });
    void named(allCommands(here), 'zoom:larger').run();
    expect(here.done).toEqual(['change {"zoomPercent":200}']);
  });

  it('go to any row of the settings, and stay out of sight until one is looked for', () => {
    const here = world();
    const rows = allCommands(here).filter(({ id }) => id.startsWith('setting:'));
    expect(rows.every(({ isQuiet, title }) => isQuiet === true && title.startsWith('Setting: '))).toBe(true);
    void named(rows, 'setting:globalShortcut').run();
    expect(here.done).toEqual(['showSetting "globalShortcut"']);
  });

  it('open the help at each of its topics', () => {
    const here = world();
    for (const topic of HELP_TOPICS) void named(allCommands(here), `help:${topic}`).run();
    expect(here.done).toEqual(HELP_TOPICS.map((topic) => `showHelp "${topic}"`));
  });
});
