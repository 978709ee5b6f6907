import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { ROOT } from './product.ts';

const SOURCE = join(ROOT, 'resources/icons/app.svg');
/** Sizes of the hicolor theme (freedesktop.org: Icon Theme Specification). */
export const HICOLOR_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's names for PNGs of these sizes in an .icns file; several sizes have a second name for dense displays. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
] as const;

let ready: Promise<void> | undefined;

/** The app's icon as PNG, drawn from the one source. */
export async function drawIcon(size: number): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  ready ??= readFile(wasm).then((bytes) => initWasm(bytes));
  await ready;
  const drawing = new Resvg(await readFile(SOURCE, 'utf8'), { fitTo: { mode: 'width', value: size } });
  return drawing.render().asPng();
}

/** Writes `app.ico` and `app.icns` into the folder; @electron/packager picks by the system. Returns the path without ending. */
export async function writeIcons(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'app.ico'),
    ico(await Promise.all(ICO_SIZES.map(async (size) => [size, await drawIcon(size)]))),
  );
  await writeFile(
    join(folder, 'app.icns'),
    icns(await Promise.all(ICNS_TYPES.map(async ([type, size]) => [type, await drawIcon(size)]))),
  );
  return join(folder, 'app');
}

/** An .ico of PNGs (Microsoft: ICONDIR and ICONDIRENTRY, PNG inside since Windows Vista). */
function ico(images: [size: number, png: Uint8Array][]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(([size, png], at) => {
    const entry = 6 + 16 * at;
    head.writeUInt8(size % 256, entry); // 0 stands for 256
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

/** An .icns: a type, a length and the PNG, one after the other, behind the length of it all. */
function icns(images: [type: string, png: Uint8Array][]): Buffer {
  const parts = images.map(([type, png]) => Buffer.concat([Buffer.from(type, 'latin1'), length(png.length + 8), png]));
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns', 'latin1'), length(body.length + 8), body]);
}

function length(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(bytes);
  return field;
}
