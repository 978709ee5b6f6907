import type { Services } from '../ipc/routes.ts';
import type { TrayView } from './tray.ts';

/** What the tray's menu shows now. What the server does not tell stays empty: a menu must open at once and without an error. */
export async function trayView(services: Services): Promise<TrayView> {
  const account = await services.account.get();
  const settings = services.settings.get();
  if (account.is !== 'signed-in')
    return { account, settings, recent: [], numbers: undefined, callerId: { is: 'automatic' } };
  const [recent, numbers, callerId] = await Promise.all([
    services.calls.recentNumbers().catch(() => []),
    services.numbers.list(false).catch(() => undefined),
    services.numbers.callerId(),
  ]);
  return { account, settings, recent, numbers, callerId };
}
