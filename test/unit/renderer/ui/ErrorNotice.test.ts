// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { describe, expect, it, vi } from 'vitest';
import ErrorNotice from '../../../../src/renderer/ui/ErrorNotice.vue';
import { openWindow, show } from '../component-world.ts';

const alert = (): string | null => screen.getByRole('alert').textContent;

describe('a notice about an error', () => {
  it.each([
    ['zh-CN', '服务器：余额不足'],
    ['en', 'Server: 余额不足'],
  ] as const)('says what happened and what the server said (%s)', async (language, detail) => {
    const { t } = await openWindow(language);
    show(ErrorNotice, { error: { code: 'refused', message: '余额不足' }, title: '没有拨出' });
    for (const part of ['没有拨出', t.errors.refused, detail]) expect(alert()).toContain(part);
  });

  it('keeps technical details of our own to the log', async () => {
    await openWindow();
    show(ErrorNotice, { error: { code: 'unexpected', message: 'TypeError: x is undefined' } });
    expect(alert()).not.toContain('TypeError');
  });

  it('shows markup in a message as text', async () => {
    await openWindow();
    show(ErrorNotice, { error: { code: 'refused', message: '<img src=x>' } });
    expect(alert()).toContain('<img src=x>');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('offers Retry only where there is something to try, by mouse and keyboard', async () => {
    const { t, user } = await openWindow();
    const onRetry = vi.fn();
    const notice = show(ErrorNotice, { error: { code: 'timeout' }, onRetry });
    expect(screen.queryByRole('button')).toBeNull();
    await notice.rerender({ canRetry: true });
    await user.click(screen.getByRole('button', { name: t.retry }));
    await user.keyboard('{Enter}');
    expect(onRetry).toHaveBeenCalledTimes(2);
  });
});
