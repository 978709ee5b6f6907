/** A dialog is open and waits for an answer: keys that lead elsewhere do nothing meanwhile. */
export function hasDialog(): boolean {
  return document.querySelector('[role="alertdialog"], [role="dialog"]') !== null;
}
