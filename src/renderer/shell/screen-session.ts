import { onMounted, onUnmounted } from 'vue';
import { atRest } from '../ui/rest.ts';

/** From one agent's sign-in to the sign-out; `leave` is there when the stores of the screens follow main. */
let session: { leave?: () => void } | undefined;

/** The stores of all screens but the first follow main: at once for a screen that is opened, at rest otherwise. Throws when they cannot be had. */
export async function followedScreens(): Promise<void> {
  const { followScreens } = await import('./screen-stores.ts');
  if (session) session.leave ??= followScreens();
}

/** For as long as somebody is signed in. */
export function useScreenSession(): void {
  onMounted(async () => {
    session = {};
    await atRest();
    // Each screen waits for its stores, and says it when they cannot be had.
    await followedScreens().catch(() => undefined);
  });
  onUnmounted(() => {
    session?.leave?.();
    session = undefined;
  });
}
