// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import ConfirmDialog from '../../../../src/renderer/ui/ConfirmDialog.vue';
import { openWindow, show, type OpenWindow } from '../component-world.ts';

const WORDS = { title: '退出登录？', text: '将移除访问令牌。', yes: '退出', no: '取消' };

let opened: OpenWindow;
/** What the dialog and whatever lies around it have told. */
let told: string[];
const isOpen = ref(true);
const isHeld = ref(false);
const title = ref(WORDS.title);
const dialog = (): HTMLDialogElement => screen.getByRole('alertdialog');

beforeEach(async () => {
  opened = await openWindow();
  told = [];
  [isOpen.value, isHeld.value, title.value] = [true, false, WORDS.title];
  show({
    components: { ConfirmDialog },
    setup: () => ({
      WORDS,
      isOpen,
      isHeld,
      title,
      tell: (what: string) => told.push(what),
    }),
    template: `<div @keydown="tell('key around it: ' + $event.key)">
      <ConfirmDialog v-bind="WORDS" :title="title" :open="isOpen" :is-held="isHeld" @confirm="tell('yes')" @cancel="tell('no')" />
    </div>`,
  });
  await expect.poll(() => dialog().open).toBe(true);
});

describe('the dialog that asks', () => {
  it('is named by its question and described by what comes of it', () => {
    expect(screen.getByRole('alertdialog', { name: WORDS.title })).toBe(dialog());
    const about = document.getElementById(dialog().getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toBe(WORDS.text);
  });

  it('has the focus on No, also for the next question in it', async () => {
    const no = screen.getByRole('button', { name: WORDS.no });
    await expect.poll(() => document.activeElement).toBe(no);
    screen.getByRole('button', { name: WORDS.yes }).focus();
    title.value = '还有一个问题';
    await expect.poll(() => document.activeElement).toBe(no);
    await opened.user.keyboard('{Enter}');
    expect(told.filter((what) => !what.startsWith('key'))).toEqual(['no']);
  });

  it('says No on Escape, stays until it is closed, and keeps the key to itself', async () => {
    await opened.user.keyboard('{Escape}');
    expect(told).toEqual(['no']);
    expect(dialog().open).toBe(true);
    isOpen.value = false;
    await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull();
  });

  it('says Yes on a click, and not while it is held', async () => {
    const yes = screen.getByRole('button', { name: WORDS.yes });
    isHeld.value = true;
    await expect.poll(() => (yes as HTMLButtonElement).disabled).toBe(true);
    await opened.user.click(yes);
    expect(told).toEqual([]);
    isHeld.value = false;
    await expect.poll(() => (yes as HTMLButtonElement).disabled).toBe(false);
    await opened.user.click(yes);
    expect(told).toEqual(['yes']);
  });
});
