import { beforeEach, describe, expect, it } from 'vitest';
import { useKeepStore } from '../../../../src/renderer/settings/keep.store.ts';
import { useSettingsStore } from '../../../../src/renderer/settings/settings.store.ts';
import { freshWindow, ok, type FakeCompanion } from '../fake-companion.ts';
import { overviewOf } from './any-settings.ts';

let main: FakeCompanion;
const changes = () => main.asked.flatMap(({ name, input }) => (name === 'settings.change' ? [input] : []));
beforeEach(async () => {
  main = freshWindow();
  main.answer('settings.get', () => ok(overviewOf({ keepsCallsDays: 365 })));
  main.answer('settings.change', (patch) => ok(overviewOf({ keepsCallsDays: 365, ...patch })));
  await useSettingsStore().load();
});

describe('a change of settings on their page', () => {
  it('goes through at once where no call is removed', async () => {
    const keep = useKeepStore();
    expect(await keep.change({ theme: 'dark' })).toBe(true);
    expect(await keep.change({ keepsCallsDays: 365 })).toBe(true);
    expect(await keep.change({ keepsCallsDays: 730 })).toBe(true);
    expect(changes()).toEqual([{ theme: 'dark' }, { keepsCallsDays: 365 }, { keepsCallsDays: 730 }]);
    expect(keep.asked).toBeUndefined();
  });

  it.each([true, false])('that shortens how long calls are kept waits for an answer (%s)', async (isYes) => {
    const keep = useKeepStore();
    const changing = keep.change({ keepsCallsDays: 90 });
    await expect.poll(() => keep.asked).toBe(90);
    expect(changes()).toEqual([]);
    keep.answer(isYes);
    expect(await changing).toBe(isYes);
    expect(changes()).toEqual(isYes ? [{ keepsCallsDays: 90 }] : []);
    expect(keep.asked).toBeUndefined();
  });

  it('takes a second one for a no to the first, and asks nothing of a page that is gone', async () => {
    const keep = useKeepStore();
    const first = keep.change({ keepsCallsDays: 90 });
    const second = keep.change({ keepsCallsDays: 30 });
    expect(await first).toBe(false);
    keep.answer(false);
    expect(await second).toBe(false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(keep.asked).toBeUndefined();
    expect(changes()).toEqual([]);
  });
});
