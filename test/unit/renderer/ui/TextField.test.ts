// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import TextField from '../../../../src/renderer/ui/TextField.vue';
import { openWindow, show, type OpenWindow } from '../component-world.ts';

let opened: OpenWindow;
const text = ref('');
const about = ref<{ hint?: string; problem?: string; 'aria-invalid'?: true; 'aria-describedby'?: string }>({});
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: '服务器' });
/** What a screen reader adds to the name. */
const description = (): string =>
  (field().getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
    .join(' ')
    .trim();

beforeEach(async () => {
  opened = await openWindow();
  [text.value, about.value] = ['', {}];
  show({
    components: { TextField },
    setup: () => ({ text, about }),
    template: '<p id="note">由公司设置</p><TextField v-model="text" label="服务器" v-bind="about" />',
  });
});

describe('a text field', () => {
  it('belongs to its label and passes on what is typed', async () => {
    await opened.user.click(screen.getByText('服务器'));
    await opened.user.keyboard('api');
    expect([document.activeElement, text.value]).toEqual([field(), 'api']);
    expect(field().hasAttribute('aria-describedby')).toBe(false);
  });

  it('is described by its hint, and by the problem in its place', async () => {
    about.value = { hint: '以 https 开头' };
    await expect.poll(description).toBe('以 https 开头');
    expect(field().getAttribute('aria-invalid')).toBeNull();
    about.value = { hint: '以 https 开头', problem: '地址无效' };
    await expect.poll(description).toBe('地址无效');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByText('以 https 开头')).toBeNull();
  });

  it('is marked as wrong by whoever says so elsewhere on the page', async () => {
    about.value = { 'aria-invalid': true, 'aria-describedby': 'note' };
    await expect.poll(() => field().getAttribute('aria-invalid')).toBe('true');
    expect(description()).toBe('由公司设置');
  });
});
