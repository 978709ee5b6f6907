// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Numbers } from '../../../../src/preload/contract/index.ts';
import { useCallerIdsStore } from '../../../../src/renderer/caller-ids/caller-ids.store.ts';
import CallerIdPicker from '../../../../src/renderer/dialer/CallerIdPicker.vue';
import AppPicker from '../../../../src/renderer/ui/AppPicker.vue';
import { activeOption, including, inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';

const NUMBERS: Numbers = {
  numbers: [
    { number: '02160000003', name: 'Sales' },
    { number: '057111008001', name: 'Support' },
    { number: '057111008002', name: '' },
  ],
  groups: [{ id: '1', name: '全国号码组', numbers: ['02160000003'], rule: 'random' }],
  readAt: 0,
};

let opened: OpenWindow;
const picker = (): HTMLElement => screen.getByRole('combobox');
const options = (): HTMLElement[] => screen.queryAllByRole('option');

beforeEach(async () => {
  opened = await openWindow();
  opened.main.answer('callerIds.list', () => ok(NUMBERS));
  opened.main.answer('callerIds.choose', (callerId) => ok(callerId));
  await useCallerIdsStore().load();
});

describe('the caller ID picker', () => {
  it('opens on a click, marks what is chosen, and offers no group to choose', async () => {
    show(CallerIdPicker);
    expect([options().length, picker().getAttribute('aria-expanded')]).toEqual([0, 'false']);
    await opened.user.click(picker());
    expect(picker().getAttribute('aria-expanded')).toBe('true');
    expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual([
      'true',
      'false',
      'false',
      'false',
    ]);
    expect(screen.getByText('全国号码组')).toBeTruthy();
    expect(screen.queryByRole('option', { name: /全国号码组/ })).toBeNull();
  });

  it('is used by the arrow keys and Enter, and keeps the focus', async () => {
    show(CallerIdPicker);
    await opened.user.tab();
    await opened.user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(activeOption(picker())?.textContent).toContain('Support');
    await opened.user.keyboard('{Enter}');
    expect(inputsOf(opened.main, 'callerIds.choose')).toEqual([{ is: 'number', number: '057111008001' }]);
    expect(options()).toEqual([]);
    expect(document.activeElement).toBe(picker());
    expect(screen.getByRole('combobox', { name: /Support · 057111008001/ })).toBe(picker());
  });

  it('jumps to what begins with the typed letter, round the end', async () => {
    show(CallerIdPicker);
    await opened.user.tab();
    await opened.user.keyboard('{ArrowDown}');
    const names: (string | null | undefined)[] = [];
    for (const key of ['s', 's', 's']) {
      await opened.user.keyboard(key);
      names.push(activeOption(picker())?.textContent);
    }
    expect(names.map((name) => name?.replace(/\d+/, ''))).toEqual(['Sales', 'Support', 'Sales']);
  });

  it('closes on Escape without choosing, and tells nothing around it of the key', async () => {
    const around: string[] = [];
    show({
      components: { CallerIdPicker },
      setup: () => ({ heard: (event: KeyboardEvent) => around.push(event.key) }),
      template: '<div @keydown="heard"><CallerIdPicker /></div>',
    });
    await opened.user.tab();
    await opened.user.keyboard('{ArrowDown}{End}{Escape}');
    expect([options().length, opened.main.count('callerIds.choose'), around]).toEqual([0, 0, []]);
    expect(document.activeElement).toBe(picker());
    await opened.user.keyboard('{Escape}');
    expect(around).toEqual(['Escape']);
  });

  it('closes when the focus goes elsewhere', async () => {
    show(CallerIdPicker);
    await opened.user.click(picker());
    await opened.user.tab();
    expect(options()).toEqual([]);
  });

  it('goes back to what main has when the choice is refused', async () => {
    opened.main.answer('callerIds.choose', () => ({ ok: false, error: { code: 'caller-id-unknown' } }));
    show(CallerIdPicker);
    await opened.user.click(picker());
    await opened.user.click(screen.getByRole('option', { name: /Sales/ }));
    await screen.findByRole('combobox', { name: including(opened.t.callerId.automatic) });
  });

  it('stays shut where it is disabled', async () => {
    const own = { modelValue: 'a', options: [{ value: 'a', label: 'A' }], label: 'A', shown: 'A', disabled: true };
    show(AppPicker, own);
    await opened.user.click(picker());
    expect(options()).toEqual([]);
    picker().focus();
    await opened.user.keyboard('{ArrowDown}');
    expect(options()).toEqual([]);
  });
});
