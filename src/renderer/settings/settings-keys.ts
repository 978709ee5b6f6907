import type { Entry } from './setting-list.ts';

/** A plain `/` that is not meant for a field or a dialog. */
export function isSlash(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event;
  if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented) return false;
  return !(
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable], [role="alertdialog"], [role="dialog"]')
  );
}

/** Scrolls to a row and puts the focus on its first control. */
export function showRow(entry: Entry): void {
  const row = document.getElementById(`setting-${entry}`);
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('button:enabled, input:enabled, summary')?.focus({ preventScroll: true });
}
