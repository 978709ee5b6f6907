const shown = new WeakSet<HTMLElement>();

function toggle(element: HTMLElement, isOpen: boolean): void {
  if (shown.has(element) === isOpen) return;
  const states = isOpen ? { oldState: 'closed', newState: 'open' } : { oldState: 'open', newState: 'closed' };
  element.dispatchEvent(Object.assign(new Event('beforetoggle'), states));
  if (isOpen) shown.add(element);
  else shown.delete(element);
  element.dispatchEvent(Object.assign(new Event('toggle'), states));
}

function onClick({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest('[popovertarget]') : null;
  const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  if (popover) toggle(popover, !shown.has(popover));
}

/**
 * What happy-dom lacks of the Popover API (HTML Standard, 6.12): showing, hiding, the events of both, and the button that toggles.
 * Closing by a click elsewhere or by Escape is left to the browser and not imitated.
 */
export function standInForPopovers(): void {
  HTMLElement.prototype.showPopover = function (this: HTMLElement) {
    toggle(this, true);
  };
  HTMLElement.prototype.hidePopover = function (this: HTMLElement) {
    toggle(this, false);
  };
  document.addEventListener('click', onClick);
}
