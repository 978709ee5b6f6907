import type { Locator, Page } from 'playwright';
import type { Messages } from '../../src/renderer/i18n/zh-cn.ts';

/** One thing to look at in the main window, inside the demo. */
export interface Stop {
  name: string;
  /** Goes there from wherever the stop before has ended. */
  open: (page: Page, t: Messages) => Promise<unknown>;
  /** Takes away what would be in the way of the next. */
  leave?: (page: Page, t: Messages) => Promise<unknown>;
}

const DEMO_TALK = '15405714321';
const DEMO_NO_ANSWER = '15405710008';
const DEMO_NOT_REGISTERED = '15405710004';
/** Opens supervisor mode in the demo, and only there. */
const DEMO_WORD = 'demo';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string): Promise<void> => button(page, name).click();
const settingsSearch = (page: Page): Locator => page.getByRole('searchbox').or(page.getByRole('textbox')).first();
const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** By the rail; its names carry counts. */
async function go(page: Page, t: Messages, screen: keyof Messages['shell']['screens']): Promise<void> {
  if (screen === 'numbers') {
    await go(page, t, 'seat');
    await page.getByRole('radio', { name: t.shell.screens.numbers }).click();
    return;
  }
  await page.getByRole('navigation').getByRole('button', { name: t.shell.screens[screen] }).click();
}

async function fill(page: Page, t: Messages, number: string): Promise<void> {
  await page.getByLabel(t.number.label).fill(number);
}

const dialling: Stop[] = [
  {
    name: 'dial-empty',
    open: async (page, t) => {
      await go(page, t, 'dial');
      await page.getByRole('listitem').first().waitFor();
      await fill(page, t, '');
    },
  },
  {
    name: 'dial-known',
    open: async (page, t) => {
      await page.getByRole('listitem').first().click();
      await page.getByRole('region', { name: t.dialer.customer }).waitFor();
    },
  },
  {
    name: 'dial-not-registered',
    open: async (page, t) => {
      await fill(page, t, DEMO_NOT_REGISTERED);
      await press(page, t.dial.call);
      await page.getByText(t.dial.phoneTitle).first().waitFor();
    },
    leave: (page, t) => press(page, t.dial.dismissNotice),
  },
  {
    name: 'dial-keypad',
    open: async (page, t) => {
      await fill(page, t, '138****8000');
      await page.getByText(t.notDialable.masked).first().waitFor();
      await press(page, t.dialer.showKeypad);
    },
    leave: (page, t) => press(page, t.dialer.hideKeypad),
  },
  {
    name: 'dial-caller-id',
    open: async (page, t) => {
      await page.getByRole('combobox', { name: t.callerId.label }).click();
      await page.getByRole('option').first().waitFor();
    },
    leave: escape,
  },
  {
    name: 'dial-unknown',
    open: async (page, t) => {
      await fill(page, t, DEMO_NO_ANSWER);
      await press(page, t.dial.call);
      await page.getByText(t.dial.unknown).first().waitFor();
    },
  },
  {
    name: 'dial-repeat',
    open: async (page, t) => {
      await press(page, t.dial.call);
      await page.getByRole('alertdialog').waitFor();
    },
    leave: (page, t) => page.getByRole('alertdialog').getByRole('button', { name: t.dial.cancel }).click(),
  },
  {
    name: 'dial-unresolved',
    open: (page, t) => press(page, t.dial.dismissNotice),
  },
  {
    name: 'dial-ringing',
    open: async (page, t) => {
      await fill(page, t, DEMO_TALK);
      await press(page, t.dial.call);
      await page.getByText(t.dial.ringing).first().waitFor();
    },
  },
];

const calls: Stop[] = [
  {
    name: 'calls',
    open: async (page, t) => {
      await go(page, t, 'calls');
      await page.getByRole('listbox').getByRole('option').nth(6).waitFor();
    },
  },
  {
    name: 'calls-filters',
    open: (page, t) => page.getByRole('button', { name: t.calls.filters }).first().click(),
    leave: (page, t) => page.getByRole('button', { name: t.calls.filters }).first().click(),
  },
  {
    name: 'calls-freshness',
    open: (page) => page.locator('button[aria-haspopup="dialog"]').filter({ hasText: '·' }).click(),
    leave: escape,
  },
  {
    name: 'call-detail',
    open: async (page, t) => {
      await page.getByRole('listbox').getByRole('option').first().click();
      await page.getByRole('article', { name: t.calls.detail }).waitFor();
      const get = button(page, t.calls.recording.get);
      if (await get.isVisible()) await get.click();
    },
  },
  {
    name: 'call-forget',
    open: async (page, t) => {
      await press(page, t.calls.forget.ask);
      await page.getByRole('alertdialog').waitFor();
    },
    leave: async (page) => {
      await escape(page);
      await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
      await escape(page);
    },
  },
  {
    name: 'calls-no-match',
    open: (page, t) => page.getByLabel(t.calls.searchLabel).fill('0000000000'),
    leave: (page, t) => page.getByLabel(t.calls.searchLabel).fill(''),
  },
  {
    name: 'calls-export',
    open: async (page, t) => {
      await press(page, t.calls.more);
      await page.getByRole('menuitem', { name: t.calls.export }).click();
      await page.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
  {
    name: 'calls-missed',
    open: (page, t) => page.getByRole('radiogroup', { name: t.calls.section }).getByRole('radio').nth(1).click(),
    leave: (page, t) => page.getByRole('radiogroup', { name: t.calls.section }).getByRole('radio').first().click(),
  },
  {
    name: 'statistics',
    open: async (page, t) => {
      await press(page, t.calls.statistics);
      await page.locator('canvas').first().waitFor();
    },
  },
  {
    name: 'statistics-tables',
    open: (page, t) => page.getByRole('radio', { name: t.statistics.views.table }).click(),
    leave: (page, t) => page.getByRole('button', { name: t.statistics.back }).click(),
  },
];

const contacts: Stop[] = [
  {
    name: 'contacts',
    open: async (page, t) => {
      await go(page, t, 'contacts');
      await page.getByRole('listbox').getByRole('option').nth(4).waitFor();
    },
  },
  {
    name: 'contact',
    open: async (page, t) => {
      await page.getByRole('listbox').getByRole('option').filter({ hasText: '张示例' }).click();
      await page.getByRole('article', { name: t.contacts.card }).waitFor();
    },
  },
  {
    name: 'follow-up',
    open: async (page, t) => {
      const card = page.getByRole('article', { name: t.contacts.card });
      await card.getByRole('button', { name: t.followUps.add }).first().click();
      await page.getByLabel(t.followUps.when, { exact: true }).fill(t.followUps.quickTexts[2] ?? '');
      await page
        .getByText(t.followUps.understood('|').split('|')[0] ?? '')
        .first()
        .waitFor();
    },
    leave: async (page, t) => {
      await escape(page);
      await page.getByRole('button', { name: t.contacts.back }).click();
    },
  },
  {
    name: 'do-not-call',
    open: async (page, t) => {
      await page.getByRole('radio', { name: t.contacts.tabs['do-not-call'] }).click();
      await page.getByRole('listitem').first().waitFor();
    },
    leave: (page, t) => page.getByRole('radio', { name: t.contacts.tabs.contacts }).click(),
  },
];

const others: Stop[] = [
  { name: 'numbers', open: (page, t) => go(page, t, 'numbers') },
  {
    name: 'seat',
    open: async (page, t) => {
      await go(page, t, 'seat');
      await page.getByText('80010001', { exact: true }).first().waitFor();
    },
  },
  {
    name: 'phone-set-up',
    open: async (page, t) => {
      await page.getByRole('button', { name: t.phone.setUp }).first().click();
      await page.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
  {
    name: 'supervisor-locked',
    open: async (page, t) => {
      await go(page, t, 'numbers');
      await press(page, t.shell.supervise);
      await page.getByRole('button', { name: t.supervisor.unlock.submit }).waitFor();
    },
  },
  {
    name: 'supervisor-seats',
    open: async (page, t) => {
      await page.locator('input').and(page.getByLabel(t.supervisor.unlock.token)).fill(DEMO_WORD);
      await press(page, t.supervisor.unlock.submit);
      await page.getByText('80010002').first().waitFor();
    },
  },
  {
    name: 'supervisor-numbers',
    open: (page, t) => page.getByRole('tab', { name: t.supervisor.tabs.numbers }).click(),
  },
  {
    name: 'supervisor-changes',
    open: (page, t) => page.getByRole('tab', { name: t.supervisor.tabs.changes }).click(),
    leave: async (page, t) => {
      await go(page, t, 'dial');
      await page.evaluate(() => window.companion.request('supervisor.lock', undefined));
    },
  },
  { name: 'settings', open: (page, t) => go(page, t, 'settings') },
  {
    name: 'access-log',
    open: async (page, t) => {
      await settingsSearch(page).fill(t.settings.items.accessLog.title);
      await page
        .getByRole('button', { name: `${t.settings.file.export} ${t.settings.items.accessLog.title}` })
        .waitFor();
    },
    leave: (page) => settingsSearch(page).fill(''),
  },
  {
    name: 'diagnostics',
    open: async (page, t) => {
      const name = `${t.settings.open}: ${t.settings.items.diagnostics.title}`;
      await settingsSearch(page).fill(t.settings.items.diagnostics.title);
      await page.getByRole('button', { name }).click();
      await page.getByRole('heading').first().waitFor();
    },
    leave: (page, t) => go(page, t, 'dial'),
  },
  {
    name: 'palette',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
  {
    name: 'shortcuts',
    open: async (page) => {
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
  {
    name: 'help',
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
    },
    leave: escape,
  },
];

/** Every screen and state worth looking at, in an order in which each leads to the next. */
export const TOUR: readonly Stop[] = [...dialling, ...calls, ...contacts, ...others];
