/** After an overlay has gone: what had the focus before it has it again, or else the screen, unless something has taken it by itself. */
export function giveFocusBack(before: Element | null): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && activeElement.isConnected) return;
  if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
  else focusMain();
}

/** After going somewhere from an overlay: the screen has the focus, unless something on it has taken it by itself. */
export function focusMain(): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && activeElement.isConnected) return;
  const main = document.querySelector('main');
  if (!main) return;
  if (!main.hasAttribute('tabindex')) main.tabIndex = -1;
  main.classList.add('bare');
  main.focus({ preventScroll: true });
}
