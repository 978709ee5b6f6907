import type { Page } from 'playwright';
import { zhCn } from '../../../src/renderer/i18n/zh-cn.ts';

declare global {
  interface Window {
    /** The scrolling part of the list of calls. */
    scroller?: HTMLElement;
  }
}

/** Goes to the list of calls as an agent does and notes what scrolls there, whatever it is made of: the element with most in it. */
export async function openCalls(page: Page): Promise<void> {
  await page.getByRole('button', { name: zhCn.shell.screens.calls, exact: true }).first().click();
  await page.waitForFunction(() => {
    const tall = [...document.querySelectorAll<HTMLElement>('main *')].filter(
      ({ scrollHeight, clientHeight }) => clientHeight > 200 && scrollHeight > 20 * clientHeight,
    );
    const scroller = tall.find((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY));
    if (scroller) window.scroller = scroller;
    return scroller !== undefined;
  });
  await page.waitForTimeout(300);
}

/** Runs in the page: goes to one place of the list after the other, far and near, and lets each be drawn. */
export async function scrollMany(times: number): Promise<void> {
  const { scroller } = window;
  if (!scroller) throw new Error('the list of calls is not open');
  for (let at = 0; at < times; at++) {
    const range = scroller.scrollHeight - scroller.clientHeight;
    scroller.scrollTop = at % 10 === 0 ? (at * 7919) % range : scroller.scrollTop + 180;
    scroller.dispatchEvent(new Event('scroll'));
    await scheduler.postTask(() => undefined);
  }
}
