import type { Bridge } from '../../src/preload/contract/index.ts';

declare global {
  interface Window {
    companion: Bridge;
  }
}
