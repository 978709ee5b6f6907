/** Whether anybody can see this window, and when that comes true again. */
export interface Page {
  isVisible: () => boolean;
  /** Returns the function that stops it. */
  onShown: (listener: () => void) => () => void;
}

export const thisPage: Page = {
  isVisible: () => document.visibilityState === 'visible',
  onShown: (listener) => {
    const look = (): void => {
      if (document.visibilityState === 'visible') listener();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  },
};
