import { shallowRef } from 'vue';
import type { AppError, BindPreview, BindResult, SupervisorSeat } from '../../preload/contract/index.ts';
import { request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import { useHeld } from './held.ts';
import { useSeatListStore } from './seat-list.store.ts';
import { defineAgentStore } from '../session.ts';

export type Told = Exclude<BindResult, { is: 'changed-meanwhile' }>;

/** Binding one seat: whom to, what it changes, yes, and how it went. */
export type Binding =
  | { is: 'closed' }
  | { is: 'choosing'; seat: SupervisorSeat; isAsking: boolean; problem?: AppError }
  | { is: 'reviewing'; preview: BindPreview; hasChanged: boolean; problem?: AppError }
  | { is: 'binding'; preview: BindPreview }
  | { is: 'told'; preview: BindPreview; result: Told };

export const useBindStore = defineAgentStore('supervisor-bind', () => {
  const state = shallowRef<Binding>({ is: 'closed' });
  const { isReadable, hold } = useHeld();
  const asks = questions();

  function open(seat: SupervisorSeat): void {
    asks.drop();
    state.value = { is: 'choosing', seat, isAsking: false };
  }

  /** What would change, from a list that main reads for it. */
  async function review(agentId: string): Promise<void> {
    if (state.value.is !== 'choosing') return;
    const { seat } = state.value;
    const isNewest = asks.take();
    state.value = { is: 'choosing', seat, isAsking: true };
    const result = await request('supervisor.bindPreview', { sip: seat.sip, agentId });
    if (!isNewest()) return;
    if (result.ok) show(result.value, false);
    else state.value = { is: 'choosing', seat, isAsking: false, problem: result.error };
  }

  /** Says yes to exactly what is shown; when that is no longer so, main sends nothing and it is shown anew. */
  async function bind(): Promise<void> {
    if (state.value.is !== 'reviewing' || !isReadable.value) return;
    const { preview } = state.value;
    const isNewest = asks.take();
    state.value = { is: 'binding', preview };
    const { seat, agent } = preview;
    const confirmed = { ownerId: seat.agentId ?? null, agentSips: agent.sips };
    const result = await request('supervisor.bind', { sip: seat.sip, agentId: agent.agentId, confirmed });
    if (!isNewest()) return;
    void useSeatListStore().load();
    if (!result.ok) show(preview, false, result.error);
    else if (result.value.is === 'changed-meanwhile') show(result.value.preview, true);
    else state.value = { is: 'told', preview, result: result.value };
  }

  function show(preview: BindPreview, hasChanged: boolean, problem?: AppError): void {
    state.value = { is: 'reviewing', preview, hasChanged, ...(problem && { problem }) };
    hold();
  }

  function back(): void {
    if (state.value.is === 'reviewing') open(state.value.preview.seat);
  }

  /** Not while it is on the wire: how that went must be seen. */
  function close(): void {
    if (state.value.is !== 'binding') clear();
  }

  function clear(): void {
    asks.drop();
    state.value = { is: 'closed' };
  }

  return { state, isReadable, open, review, bind, back, close, clear };
});
