import { pageHtml } from '../ui/build.ts';
import type { Site } from '../ui/site.ts';

/** Rows of the look of the app's: an icon, two lines, two figures on the right, a hairline. */
const STYLE = `
*{box-sizing:border-box;margin:0}
body{font:14px/20px sans-serif;background:#f4f6f8;color:#111827;font-variant-numeric:tabular-nums}
#scroller{position:absolute;inset:120px 16px 16px;overflow-y:auto;background:#fff;border:1px solid #e6e9ee;border-radius:12px}
.row{position:absolute;left:0;right:0;height:54px;padding:6px 16px;display:flex;gap:12px;align-items:center;
border:0;border-bottom:1px solid #e6e9ee;background:none;text-align:left;font:inherit}
.row:hover{background:#f1f4f6}
.icon{width:32px;height:32px;flex:none;display:grid;place-items:center;border-radius:16px;background:#e3f5ec;color:#0a6b4a}
.words{flex:1;min-width:0}.words>*{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.number{font-weight:600}.missed .number{color:#c8261a}.missed .icon{background:#fdecea;color:#c8261a}
.line,.right{font-size:13px;line-height:18px;color:#586473}.right{flex:none;text-align:right}.right>*{display:block}`;

/** What somebody would write by hand for this one list: as many rows as are seen, moved and filled anew while scrolling. */
function handMade(): void {
  const HEIGHT = 54;
  const COUNT = 200_000;
  const scroller = document.querySelector<HTMLElement>('#scroller');
  const space = scroller?.firstElementChild as HTMLElement | null;
  const model = document.querySelector<HTMLTemplateElement>('template')?.content.firstElementChild;
  if (!scroller || !space || !model) throw new Error('not the page of the list');
  space.style.height = `${COUNT * HEIGHT}px`;
  const time = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const pad = (part: number): string => String(part).padStart(2, '0');
  const rows = Array.from({ length: Math.ceil(scroller.clientHeight / HEIGHT) + 8 }, () => {
    const row = model.cloneNode(true) as HTMLElement;
    const parts = [...row.querySelectorAll<HTMLElement>('.number,.line,.time,.length')];
    space.append(row);
    return { row, parts, shows: -1 };
  });

  function fill(slot: (typeof rows)[number], index: number): void {
    if (slot.shows === index) return;
    slot.shows = index;
    const isTalked = index % 4 !== 0;
    const seconds = 30 + (index % 300);
    const words = [
      `154****${pad(index % 10_000)}`,
      `${isTalked ? '已接听' : '客户未接'} · 浙江 杭州 · 经 售前`,
      time.format(1_780_000_000_000 - index * 80_000),
      `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`,
    ];
    slot.parts.forEach((part, at) => (part.textContent = words[at] ?? ''));
    slot.row.classList.toggle('missed', !isTalked);
    slot.row.style.transform = `translateY(${index * HEIGHT}px)`;
  }
  function draw(): void {
    const first = Math.max(0, Math.floor((scroller?.scrollTop ?? 0) / HEIGHT) - 4);
    for (let at = first; at < Math.min(COUNT, first + rows.length); at++) {
      const slot = rows[at % rows.length];
      if (slot) fill(slot, at);
    }
  }
  scroller.addEventListener('scroll', draw, { passive: true });
  draw();
  window.scroller = scroller;
}

const ROW = `<button class="row" type="button"><span class="icon"><svg viewBox="0 0 24 24" width="15" height="15" fill="none"
stroke="currentColor" stroke-width="2"><path d="M7 7h10v10M7 17 17 7" /></svg></span><span class="words"><span class="number"></span>
<span class="line"></span></span><span class="right"><span class="time"></span><span class="length"></span></span></button>`;

/** The path of a fixed-height list of 200,000 calls in plain DOM, as a peer for the app's. */
export function addHandMadeList(site: Site): string {
  const body = `<div id="scroller"><div></div></div><template>${ROW}</template>`;
  const head = '<link rel="stylesheet" href="./page.css" />';
  site.files.set('/hand-made/page.css', Buffer.from(STYLE));
  site.files.set('/hand-made/page.js', Buffer.from(`(${handMade.toString()})();`));
  site.files.set('/hand-made/index.html', Buffer.from(pageHtml(head, body)));
  return '/hand-made/index.html';
}
