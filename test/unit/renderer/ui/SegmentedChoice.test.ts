// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import SegmentedChoice from '../../../../src/renderer/ui/SegmentedChoice.vue';
import { openWindow, show, type OpenWindow } from '../component-world.ts';

const OPTIONS = [
  { value: 'system', label: '系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
];

let opened: OpenWindow;
const chosen = ref('light');
/** Held, as a finger holds it: the group looks a turn later whether the focus came by a key. */
async function press(key: string, wanted: string): Promise<void> {
  await opened.user.keyboard(`{${key}>}`);
  await expect.poll(() => chosen.value).toBe(wanted);
  await opened.user.keyboard(`{/${key}}`);
}

beforeEach(async () => {
  opened = await openWindow();
  chosen.value = 'light';
  show({
    components: { SegmentedChoice },
    setup: () => ({ chosen, OPTIONS }),
    template:
      '<button>前</button><SegmentedChoice v-model="chosen" :options="OPTIONS" label="主题" /><button>后</button>',
  });
});

describe('a choice of a few', () => {
  it('is a named group with one of them checked', () => {
    expect(screen.getByRole('radiogroup', { name: '主题' })).toBeTruthy();
    expect(screen.getByRole('radio', { checked: true }).textContent).toContain('浅色');
  });

  it('is one stop for Tab, at the one that is checked', async () => {
    screen.getByRole('button', { name: '前' }).focus();
    await opened.user.tab();
    await expect.poll(() => document.activeElement).toBe(screen.getByRole('radio', { name: '浅色' }));
    await opened.user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '后' }));
  });

  it('follows the arrow keys, round the ends', async () => {
    await opened.user.click(screen.getByRole('radio', { name: '浅色' }));
    await press('ArrowRight', 'dark');
    await press('ArrowRight', 'system');
    await press('ArrowLeft', 'dark');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '深色' }));
  });

  it('follows a click', async () => {
    await opened.user.click(screen.getByRole('radio', { name: '深色' }));
    expect(chosen.value).toBe('dark');
    expect(screen.getByRole('radio', { checked: true }).textContent).toContain('深色');
  });
});
