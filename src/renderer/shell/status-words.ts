import type { Messages } from '../i18n/zh-cn.ts';
import type { SeatStatus } from './seat-status.ts';

export function statusWords(t: Messages, status: SeatStatus): string {
  const words = t.shell.state;
  if (status.is === 'expiring') return words.expiring(status.days);
  if (status.is !== 'registered' || status.days === undefined) return words[status.is];
  return `${words.registered} · ${words.daysLeft(status.days)}`;
}
