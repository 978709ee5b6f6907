// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';
import { openSetting, type OpenSetting } from './open-setting.ts';

const NIGHT = { from: '21:00', to: '08:00' };

let opened: OpenSetting;
const toggle = (): HTMLElement =>
  screen.getByRole('switch', { name: opened.t.settings.items.quietNotifications.title });
const time = (end: 'from' | 'to'): HTMLInputElement => screen.getByLabelText(opened.t.settings.hours[end]);
async function type(end: 'from' | 'to', text: string): Promise<void> {
  await opened.user.clear(time(end));
  await opened.user.type(time(end), text);
}

describe('hours of quiet', () => {
  it('are switched on with hours that make sense, and off', async () => {
    opened = await openSetting('quietNotifications', { quietNotifications: null });
    expect(screen.queryByLabelText(opened.t.settings.hours.from)).toBeNull();
    await opened.user.click(toggle());
    await expect.poll(() => time('from').value).toBe(NIGHT.from);
    await opened.user.click(toggle());
    await expect.poll(opened.changes).toEqual([{ quietNotifications: NIGHT }, { quietNotifications: null }]);
  });

  it('are saved when a time is left or Enter is pressed, once', async () => {
    opened = await openSetting('quietNotifications', { quietNotifications: NIGHT });
    await type('from', '22:30');
    await opened.user.tab();
    await type('to', '07:15');
    await opened.user.keyboard('{Enter}');
    await opened.user.tab();
    expect(opened.changes()).toEqual([
      { quietNotifications: { from: '22:30', to: '08:00' } },
      { quietNotifications: { from: '22:30', to: '07:15' } },
    ]);
  });

  it.each(['zh-CN', 'en'] as const)('say that start and end must differ, and save nothing (%s)', async (language) => {
    opened = await openSetting('quietNotifications', { quietNotifications: NIGHT }, language);
    await type('to', '21:00');
    await opened.user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(opened.t.settings.hours.bad);
    for (const end of ['from', 'to'] as const) expect(time(end).getAttribute('aria-invalid')).toBe('true');
    expect(opened.changes()).toEqual([]);
    // Off and on again brings back the hours that were saved, not the bad ones.
    await opened.user.click(toggle());
    await opened.user.click(toggle());
    await expect.poll(opened.changes).toEqual([{ quietNotifications: null }, { quietNotifications: NIGHT }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('save nothing while a time is empty', async () => {
    opened = await openSetting('quietNotifications', { quietNotifications: NIGHT });
    await opened.user.clear(time('from'));
    await opened.user.tab();
    expect(opened.changes()).toEqual([]);
  });
});
