/** Draws the PNG icons from the SVGs in resources/icons with a Chromium: `node scripts/icons.ts`. Run after changing a drawing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findChromium } from './chromium.ts';

const folder = join(import.meta.dirname, '../resources/icons');

interface Drawing {
  from: string;
  to: string;
  size: number;
  color: string;
  /** Around the drawing, so that it is seen on a panel of any colour. */
  outline?: string;
  /** Something wants the agent's attention: a dot of this colour in the upper right corner. */
  dot?: string;
}

/** Linux does not tell a panel's colour: an icon with an outline is seen on any. On Windows dark panels need a light icon; macOS colours a black template itself and wants a second one for dense displays. */
const drawings: Drawing[] = [
  { from: 'app.svg', to: 'app.png', size: 512, color: '#000' },
  { from: 'tray.svg', to: 'tray-light.png', size: 32, color: '#f2f4f7' },
  { from: 'tray.svg', to: 'tray-dark.png', size: 32, color: '#1d2630' },
  { from: 'tray.svg', to: 'tray-outlined.png', size: 32, color: '#ffffff', outline: '#1d2630' },
  { from: 'tray.svg', to: 'tray-outlined-dot.png', size: 32, color: '#ffffff', outline: '#1d2630', dot: '#ff4d55' },
  { from: 'tray.svg', to: 'trayTemplate.png', size: 16, color: '#000' },
  { from: 'tray.svg', to: 'trayTemplate@2x.png', size: 32, color: '#000' },
  { from: 'tray.svg', to: 'tray-light-dot.png', size: 32, color: '#f2f4f7', dot: '#ff6369' },
  { from: 'tray.svg', to: 'tray-dark-dot.png', size: 32, color: '#1d2630', dot: '#d92d3a' },
  { from: 'tray.svg', to: 'trayDotTemplate.png', size: 16, color: '#000', dot: '#000' },
  { from: 'tray.svg', to: 'trayDotTemplate@2x.png', size: 32, color: '#000', dot: '#000' },
];

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
for (const drawing of drawings) await draw(browser, drawing);
await browser.close();

async function draw(to: Browser, { from, to: file, size, color, outline, dot }: Drawing): Promise<void> {
  const page = await to.newPage({ viewport: { width: size, height: size } });
  const plain = await readFile(join(folder, from), 'utf8');
  const drawing = outline === undefined ? plain : withOutline(plain, outline);
  const svg = (dot === undefined ? drawing : withDot(drawing, dot)).replace(
    / width="\d+" height="\d+">/,
    ` width="${size}" height="${size}">`,
  );
  await page.setContent(`<style>*{margin:0}svg{display:block;color:${color}}</style>${svg}`);
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  await page.close();
}

/** The same drawing in the outline's colour, grown by two pixels, lies under it; all of it a little smaller, to make room. */
function withOutline(svg: string, color: string): string {
  const grow =
    '<filter id="grow" x="-20%" y="-20%" width="140%" height="140%"><feMorphology operator="dilate" radius="2"/></filter>';
  return svg.replace(
    /(<svg[^>]*>)([\s\S]*)<\/svg>/,
    `$1${grow}<g transform="translate(1.6 1) scale(.9)"><g filter="url(#grow)" style="color:${color}">$2</g>$2</g></svg>`,
  );
}

/** The drawing keeps a gap around the dot, so that it is seen where everything has one colour. */
function withDot(svg: string, color: string): string {
  const gap = '<mask id="gap"><path fill="#fff" d="M0 0h32v32H0z"/><circle cx="25" cy="7.5" r="9"/></mask>';
  const dot = `<circle cx="25" cy="7.5" r="6.5" fill="${color}"/>`;
  return svg.replace(/(<svg[^>]*>)([\s\S]*)<\/svg>/, `$1${gap}<g mask="url(#gap)">$2</g>${dot}</svg>`);
}
