import { ref, shallowRef } from 'vue';
import { defineAgentStore } from '../session.ts';
import { useTimers } from '../ui/timers.ts';

export const SCREENS = ['dial', 'calls', 'numbers', 'seat', 'supervisor', 'settings'] as const;
export type RailScreen = (typeof SCREENS)[number];
/** The diagnostics belong to the settings and have no place on the rail. */
export type Screen = RailScreen | 'diagnostics';

/** The screens that every agent has on the rail; supervisor mode comes in only for whoever goes there. */
export const RAIL: readonly RailScreen[] = SCREENS.filter((screen) => screen !== 'supervisor');

export interface Toast {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const TOAST_MS = 4000;

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

  function say(text: string, tone: Toast['tone'] = 'good'): void {
    const id = ++lastId;
    // The same words twice would only push each other up.
    toasts.value = [...toasts.value.filter((toast) => toast.text !== text), { id, tone, text }];
    after(TOAST_MS, () => dismiss(id));
  }

  return { screen, toasts, isSupervising, go, say, dismiss };
});
