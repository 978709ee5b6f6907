import { WORDS } from '../../src/main/i18n/words.ts';
import { expect, numberField, onLinux, test } from './companion.ts';
import { ask, synced } from './history.ts';
import { windowState } from './windows.ts';

onLinux('the window manager is asked about the window');

test('the quick dial has an edge, fills itself to its foot, takes what is typed, is in no task list and has a title of its own', async ({
  companion,
  display,
}) => {
  const page = await companion.start(['--demo']);
  await expect(numberField(page)).toBeVisible();
  await synced(page);
  const quick = await companion.window('quick-dial.html');
  await companion.startSecond(['--quick-dial']);
  await expect.poll(async () => (await windowState(companion.app, 'quick-dial.html')).isVisible).toBe(true);

  const [zh, en] = [WORDS['zh-CN'].quickDialTitle, WORDS.en.quickDialTitle];
  expect(await display?.property(zh, '_NET_WM_WINDOW_TYPE')).toContain('_NET_WM_WINDOW_TYPE_SPLASH');
  await display?.press('1');
  await expect(numberField(quick)).toHaveValue('1');
  await display?.press('BackSpace');
  await expect(numberField(quick)).toHaveValue('');

  await expect(quick.getByRole('listbox').getByRole('option').first()).toBeVisible();
  const look = await quick.evaluate(() => {
    const main = document.querySelector('main');
    const [last, foot] = [[...document.querySelectorAll('[role=option]')].at(-1), document.querySelector('footer')];
    if (!main || !last || !foot) throw new Error('this is not the quick dial');
    const { borderColor, backgroundColor, borderTopWidth, borderLeftWidth } = getComputedStyle(main);
    const { left, top, width, height } = main.getBoundingClientRect();
    return {
      edge: { borderTopWidth, borderLeftWidth, isSeen: borderColor !== backgroundColor },
      fills: [left, top, innerWidth - width, innerHeight - height],
      band: foot.getBoundingClientRect().top - last.getBoundingClientRect().bottom,
      // What does not fit would be cut off behind a scroll bar.
      scrolls: [...document.querySelectorAll('*')].some(
        (part) =>
          part.scrollHeight > part.clientHeight + 1 &&
          part.clientHeight > 0 &&
          getComputedStyle(part).overflowY === 'auto',
      ),
    };
  });
  expect(look).toMatchObject({
    edge: { borderTopWidth: '1px', borderLeftWidth: '1px', isSeen: true },
    fills: [0, 0, 0, 0],
    scrolls: false,
  });
  expect(look.band).toBeLessThan(12);

  await ask(page, 'settings.change', { language: 'en' });
  expect(await display?.property(en, '_NET_WM_WINDOW_TYPE')).toContain('SPLASH');
});
