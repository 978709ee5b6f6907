/**
 * Where a field with a caret has gone, Chromium keeps a caret that nobody sees and no script is told of, and after each layout walks
 * through the page for a place to put it: nothing here can be selected, so it walks far, for a tenth of each frame of scrolling.
 * A selection that somebody can see stays.
 */
export function dropLostCaret(): void {
  const selection = document.getSelection();
  if (selection?.type === 'None') selection.removeAllRanges();
}
