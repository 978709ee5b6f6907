import { request } from '../bridge.ts';
import { useDialerStore } from './dialer.store.ts';

/** Begins a new dial journal; answers whether it is there. Places nothing: the agent presses Call again. */
export async function renewJournal(): Promise<boolean> {
  const dialer = useDialerStore();
  const result = await request('dialer.renewJournal', undefined);
  dialer.refusal = result.ok ? undefined : result.error;
  return result.ok;
}
