// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/preload/contract/index.ts';
import { openSetting, type OpenSetting } from './open-setting.ts';

let opened: OpenSetting;
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: opened.t.settings.items.callsPerHour.title });
async function openLimit(language?: Language): Promise<void> {
  opened = await openSetting('callsPerHour', { callsPerHour: 60 }, language);
}
async function type(text: string): Promise<void> {
  await opened.user.clear(field());
  await opened.user.type(field(), text);
}

describe('a limit on calls', () => {
  it('is saved on Enter and when the field is left, and not again when it is the same', async () => {
    await openLimit();
    await type('30{Enter}');
    await expect.poll(opened.changes).toEqual([{ callsPerHour: 30 }]);
    await type('45');
    await opened.user.tab();
    await expect.poll(opened.changes).toEqual([{ callsPerHour: 30 }, { callsPerHour: 45 }]);
    await type('45{Enter}');
    expect(opened.changes()).toHaveLength(2);
  });

  it.each([
    ['zh-CN', '-5'],
    ['zh-CN', '一百'],
    ['zh-CN', '3.5'],
    ['en', '999999'],
    ['en', ' {Backspace}'],
  ] as const)('says what it takes, keeps what was typed, and saves nothing (%s, %s)', async (language, text) => {
    await openLimit(language);
    await type(text);
    await opened.user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(opened.t.settings.limitBad);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    const group = screen.getByRole('group', { name: opened.t.settings.items.callsPerHour.title });
    const described = group.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      opened.t.settings.items.callsPerHour.hint,
      opened.t.settings.limitBad,
    ]);
    expect(opened.changes()).toEqual([]);
    await type('30{Enter}');
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
    expect(field().getAttribute('aria-invalid')).toBeNull();
    expect(opened.changes()).toEqual([{ callsPerHour: 30 }]);
  });

  it('says that 0 is no limit', async () => {
    await openLimit();
    expect(screen.getByText(opened.t.settings.limitUnit)).toBeTruthy();
    await type('0');
    expect(screen.getByText(opened.t.settings.limitNone)).toBeTruthy();
  });

  it('says why main did not save it, and asks once more when the old limit is typed again', async () => {
    await openLimit();
    opened.refuse({ code: 'disk' });
    await type('30{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(opened.t.errors.disk);
    expect(field().value).toBe('30');
    await type('60{Enter}');
    expect(opened.changes()).toEqual([{ callsPerHour: 30 }, { callsPerHour: 60 }]);
  });

  it('is dead where the company decides', async () => {
    opened = await openSetting('callsPerHour', { callsPerHour: 60 }, 'zh-CN', ['callsPerHour']);
    expect(screen.getByText(opened.t.settings.isManaged)).toBeTruthy();
    await opened.user.type(field(), '1{Enter}');
    expect([field().value, opened.changes()]).toEqual(['60', []]);
  });
});
