import { zhCn } from '../../../src/renderer/i18n/zh-cn.ts';

declare global {
  interface Window {
    /** When the page first took input, in ms since the navigation began. */
    interactiveAt?: number;
  }
}

export interface ProbeData {
  field: string;
  /** On the button that reacts. */
  word: string;
  number: string;
}

/** Holds for the app and all its peers: the number field is the one for telephones, the button says "call". */
export const PROBE: ProbeData = { field: 'input[inputmode="tel"]', word: zhCn.dial.call, number: '15405714321' };

/**
 * Runs in the page, before its scripts: types a number as soon as there is a field and notes when the call button has been enabled
 * by it and is laid out. It looks after each change of the document and does nothing in between, so that it costs all pages alike.
 */
export function probeInteractive({ field: selector, word, number }: ProbeData): void {
  function attempt(isReady: boolean): void {
    const field = document.querySelector<HTMLInputElement>(selector);
    const button = [...document.querySelectorAll('button')].find((found) => found.textContent.includes(word));
    if (!field || !button || window.interactiveAt !== undefined) return;
    if (isReady || field.value !== number) {
      field.value = number;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (button.disabled || button.ariaDisabled === 'true') return;
    button.getBoundingClientRect();
    window.interactiveAt = performance.now();
    observer.disconnect();
  }
  const observer = new MutationObserver(() => attempt(false));
  const attributeFilter = ['disabled', 'aria-disabled'];
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
  // A page without a framework has its field before its script.
  document.addEventListener('DOMContentLoaded', () => attempt(true));
}
