// @vitest-environment happy-dom
import { screen } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../fake-companion.ts';
import { CUSTOMER, openDialScreen, type DialScreen } from './dial-screen.ts';

let dial: DialScreen;
/** A call that was refused because the journal could not be written, with SQLite's words for it. */
async function refusedWith(message: string): Promise<HTMLElement> {
  dial.main.answer('dialer.dial', () => ({ ok: false, error: { code: 'journal-unavailable', message } }));
  await dial.enter(CUSTOMER);
  await dial.user.keyboard('{Enter}');
  return screen.findByRole('alert');
}
const renew = (): HTMLElement => screen.getByRole('button', { name: dial.t.dialer.renew });

beforeEach(async () => {
  dial = await openDialScreen();
  dial.main.answer('dialer.renewJournal', () => ok(null));
});

describe('the notice about a dial journal that cannot be written', () => {
  it('says what to do about a full disk, and does not offer to forget the journal', async () => {
    const notice = await refusedWith('database or disk is full');
    expect(notice.textContent).toContain(dial.t.guard.journal.title);
    expect(notice.textContent).toContain(dial.t.guard.journal.reasons.full);
    expect(screen.queryByRole('button', { name: dial.t.dialer.renew })).toBeNull();
  });

  it('asks before a damaged journal is set aside; No, Enter and Escape leave it', async () => {
    await refusedWith('database disk image is malformed');
    for (const key of ['{Enter}', '{Escape}']) {
      await dial.user.click(renew());
      await screen.findByRole('alertdialog', { name: dial.t.dialer.renewTitle });
      await expect.poll(() => document.activeElement?.textContent.trim()).toBe(dial.t.dial.cancel);
      await dial.user.keyboard(key);
      await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull();
    }
    expect(dial.main.count('dialer.renewJournal')).toBe(0);
  });

  it('begins a new journal on a yes, and calls nobody by itself', async () => {
    await refusedWith('database disk image is malformed');
    await dial.user.click(renew());
    await dial.user.click(await screen.findByRole('button', { name: dial.t.dialer.renewYes }));
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
    expect([dial.main.count('dialer.renewJournal'), dial.main.count('dialer.dial')]).toEqual([1, 1]);
  });

  it('stays with the new reason when no new one could be begun', async () => {
    await refusedWith('database disk image is malformed');
    dial.main.answer('dialer.renewJournal', () => ({
      ok: false,
      error: { code: 'journal-unavailable', message: 'database or disk is full' },
    }));
    await dial.user.click(renew());
    await dial.user.click(await screen.findByRole('button', { name: dial.t.dialer.renewYes }));
    await expect.poll(() => screen.getByRole('alert').textContent).toContain(dial.t.guard.journal.reasons.full);
  });
});
