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
