import type { Page } from 'playwright/test';

/**
 * Words that cannot be read as the page lies now, one line each: cut off by a box without an ellipsis, beyond the window's edge, or lying over
 * other words; and boxes other than tables that must be scrolled sideways. What is meant for screen readers alone is not looked at.
 */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Piece {
      text: string;
      rect: DOMRect;
      layer: Element | null;
    }
    const found = new Set<string>();
    const pieces: Piece[] = [];
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const known = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, known);
      return known;
    };
    const ancestors = (element: Element): Element[] => {
      const all: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) all.push(at);
      return all;
    };
    const isForEars = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return styleOf(element).clipPath !== 'none' || (width <= 1 && height <= 1);
    };
    const isSeen = (element: Element, boxes: Element[]): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      !boxes.some(isForEars);
    const saysMore = (element: Element): boolean => {
      const style = styleOf(element);
      return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    };
    /** What of it its scrolling boxes show, and whether some box cuts it instead. */
    const lookAt = (text: string, rect: DOMRect, boxes: Element[]): void => {
      if (boxes.some(saysMore)) return;
      for (const box of boxes) {
        if (box === document.body) break; // what it cuts is outside of the window
        const { overflowX, overflowY } = styleOf(box);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const edge = box.getBoundingClientRect();
        const cutsSideways = overflowX === 'hidden' || overflowX === 'clip';
        if (cutsSideways && (rect.right > edge.right + 1 || rect.left < edge.left - 1))
          found.add(`cut at the side: ${text}`);
        const cutsBelow = overflowY === 'hidden' || overflowY === 'clip';
        if (cutsBelow && rect.top < edge.bottom - 1 && rect.bottom > edge.bottom + 3) found.add(`cut below: ${text}`);
        const isScrolledAway = rect.bottom > edge.bottom || rect.top < edge.top || rect.right > edge.right;
        if (!cutsSideways && !cutsBelow && isScrolledAway) return;
      }
      if (rect.right > innerWidth + 1 || rect.left < -1) found.add(`outside of the window: ${text}`);
      const layer =
        boxes.find((box) => styleOf(box).position !== 'static' && styleOf(box).position !== 'relative') ?? null;
      pieces.push({ text, rect, layer });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (text === '' || !parent) continue;
      const boxes = ancestors(parent);
      if (!isSeen(parent, boxes)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 1) lookAt(text.slice(0, 40), rect, boxes);
    }
    const overlap = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
    pieces.forEach((one, at) => {
      for (const other of pieces.slice(at + 1))
        if (one.layer === other.layer && one.text !== other.text && overlap(one.rect, other.rect))
          found.add(`over each other: ${one.text} | ${other.text}`);
    });
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = styleOf(element);
      if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1)
        if (!element.querySelector(':scope > table'))
          found.add(`scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`.slice(0, 90));
    }
    return [...found];
  });
}
