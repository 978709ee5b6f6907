import { ref, shallowRef } from 'vue';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

export const SCREENS = ['dial', 'calls', 'lists', 'contacts', 'seat', 'numbers', 'supervisor', 'settings'] as const;
/** The caller IDs and supervisor mode are tabs of the seat. */
export type RailScreen = Exclude<(typeof SCREENS)[number], 'numbers' | 'supervisor'>;
/** The diagnostics belong to the settings and have no place on the rail. */
export type Screen = (typeof SCREENS)[number] | 'diagnostics';

/** The screens of the rail in the order of their keys. A new one gets the next key: those that people have learnt stay. */
export const RAIL: readonly RailScreen[] = ['dial', 'calls', 'contacts', 'seat', 'settings', 'lists'];

export interface Toast {
  id: number;
  /** What a click on it does instead of only taking it away. */
  act?: { label: string; run: () => void };
  tone: 'good' | 'bad';
  text: string;
}

const TOAST_MS = 4000;
/** Long enough to read, to think better of it and to get there. */
const OFFER_MS = 10_000;

/** Which screen is shown, and the short messages above it. */
export const useShellStore = defineAgentStore('shell', () => {
  const screen = ref<Screen>('dial');
  const toasts = shallowRef<Toast[]>([]);
  /** Supervisor mode is open. Its own store says so here, because it comes after the first screen, which shows it. */
  const isSupervising = ref(false);
  const after = useTimers();
  let lastId = 0;

  function go(to: Screen): void {
    screen.value = to;
  }

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  function show(toast: Omit<Toast, 'id'>, lastsMs: number): void {
    const id = ++lastId;
    // The same words twice would only push each other up.
    toasts.value = [...toasts.value.filter(({ text }) => text !== toast.text), { id, ...toast }];
    after(lastsMs, () => dismiss(id));
  }

  function say(text: string, tone: Toast['tone'] = 'good'): void {
    show({ tone, text }, TOAST_MS);
  }

  /** Says what was done, with a way to undo it. */
  function offer(text: string, label: string, run: () => void): void {
    show({ tone: 'good', text, act: { label, run } }, OFFER_MS);
  }

  return { screen, toasts, isSupervising, go, say, offer, dismiss };
});
