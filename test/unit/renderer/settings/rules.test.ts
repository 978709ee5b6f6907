// @vitest-environment happy-dom
import { screen, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';
import type { CallHours, CustomerLimit } from '../../../../src/preload/contract/index.ts';
import { DEFAULT_OUTCOME_CODES } from '../../../../src/main/settings/outcome-codes.ts';
import { settingShapes } from '../../../../src/main/settings/settings-shape.ts';
import { ok } from '../fake-companion.ts';
import { openSetting, type OpenSetting } from './open-setting.ts';

const DAY = { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' };
const hours = (part: Partial<CallHours> = {}): CallHours => ({ spans: [], holidays: [], outside: 'ask', ...part });

let opened: OpenSetting;

describe('the hours for calls', () => {
  it('begin with a whole week, lose a day and get an end of their own', async () => {
    opened = await openSetting('callHours', { callHours: hours() }, 'en');
    const words = opened.t.settings.callHours;
    expect(screen.getByText(words.always)).toBeTruthy();
    await opened.user.click(screen.getByRole('button', { name: words.add }));
    const sunday = await screen.findByRole('button', { name: 'Sunday' });
    await opened.user.click(sunday);
    const to = screen.getByLabelText<HTMLInputElement>(opened.t.settings.hours.to);
    await opened.user.clear(to);
    await opened.user.type(to, '18:00');
    await opened.user.tab();
    await expect
      .poll(() => opened.changes().at(-1))
      .toEqual({ callHours: hours({ spans: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '18:00' }] }) });
    for (const { callHours } of opened.changes())
      expect(settingShapes.callHours.safeParse(callHours).success).toBe(true);
  });

  it('keep their last day, and are refused at other times where the agent wants that', async () => {
    opened = await openSetting('callHours', { callHours: hours({ spans: [{ ...DAY, days: [1] }] }) }, 'en');
    await opened.user.click(screen.getByRole('button', { name: 'Monday' }));
    expect(opened.changes()).toEqual([]);
    await opened.user.click(screen.getByRole('radio', { name: opened.t.settings.costly.refuse }));
    await expect.poll(opened.changes).toMatchObject([{ callHours: { outside: 'refuse' } }]);
  });

  it('take holidays from a file, and say when there is no date in it', async () => {
    opened = await openSetting('callHours', { callHours: hours({ holidays: ['2026-10-01'] }) }, 'en');
    const words = opened.t.settings.callHours;
    opened.main.answer('settings.importHolidays', () => ({
      ok: false,
      error: { code: 'bad-input', field: 'holidays' },
    }));
    await opened.user.click(screen.getByRole('button', { name: words.import }));
    expect((await screen.findByRole('alert')).textContent).toBe(words.noDates);
    opened.main.answer('settings.importHolidays', () => ok({ found: 3 }));
    await opened.user.click(screen.getByRole('button', { name: words.import }));
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
    await opened.user.click(screen.getByRole('button', { name: words.clear }));
    await expect.poll(opened.changes).toEqual([{ callHours: hours() }]);
  });
});

describe('the limits of calls to one customer', () => {
  const LIMIT: CustomerLimit = { within: '24-hours', calls: 5, then: 'ask' };

  it('are one for each stretch of time, in their order; 0 is none', async () => {
    opened = await openSetting('customerLimits', { customerLimits: [LIMIT] }, 'en');
    const { within: names } = opened.t.settings.customerLimits;
    const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
    await opened.user.clear(field(names['5-minutes']));
    await opened.user.type(field(names['5-minutes']), '3{Enter}');
    await expect
      .poll(opened.changes)
      .toEqual([{ customerLimits: [{ within: '5-minutes', calls: 3, then: 'ask' }, LIMIT] }]);
    await opened.user.clear(field(names['24-hours']));
    await opened.user.type(field(names['24-hours']), '0{Enter}');
    await expect
      .poll(() => opened.changes().at(-1))
      .toEqual({ customerLimits: [{ within: '5-minutes', calls: 3, then: 'ask' }] });
  });

  it('refuse where the agent wants that, and save nothing that is no number', async () => {
    opened = await openSetting('customerLimits', { customerLimits: [LIMIT] }, 'en');
    const { within: names } = opened.t.settings.customerLimits;
    await opened.user.click(screen.getByRole('radio', { name: opened.t.settings.costly.refuse }));
    await expect.poll(opened.changes).toEqual([{ customerLimits: [{ ...LIMIT, then: 'refuse' }] }]);
    await opened.user.type(screen.getByRole('textbox', { name: names.week }), 'x{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe(opened.t.settings.limitBad);
    expect(opened.changes()).toHaveLength(1);
  });
});

describe('the outcomes of calls', () => {
  it('are added with a free digit, edited, and removed', async () => {
    opened = await openSetting('outcomeCodes', { outcomeCodes: DEFAULT_OUTCOME_CODES.slice(0, 2) }, 'en');
    const words = opened.t.outcomes.codes;
    await opened.user.click(screen.getByRole('button', { name: words.add }));
    const name = await screen.findByLabelText(words.label);
    await opened.user.clear(name);
    await opened.user.type(name, 'Sent an offer');
    await opened.user.click(screen.getByRole('radio', { name: words.consequences['do-not-call'] }));
    await opened.user.click(screen.getByRole('button', { name: words.done }));
    await expect
      .poll(() => opened.changes().at(-1)?.outcomeCodes?.at(-1))
      .toMatchObject({
        labels: { en: 'Sent an offer', 'zh-CN': 'Sent an offer' },
        key: '3',
        then: { is: 'do-not-call', reason: '' },
      });
    for (const { outcomeCodes } of opened.changes())
      expect(settingShapes.outcomeCodes.safeParse(outcomeCodes).success).toBe(true);
    const row = (await screen.findByText('Sent an offer')).closest('li');
    await opened.user.click(within(row as HTMLElement).getByRole('button', { name: words.remove('Sent an offer') }));
    await expect.poll(() => opened.changes().at(-1)?.outcomeCodes).toEqual(DEFAULT_OUTCOME_CODES.slice(0, 2));
  });
});
