import { readFileSync } from 'node:fs';
import { complete } from './strict.ts';

interface Size {
  width: number;
  height: number;
}

/** Keeps the bytes and the size; nothing is decoded, so a resized image still has its original bytes. */
export class NativeImage {
  private readonly bytes: Buffer;
  private readonly size: Size;
  isMacTemplateImage = false;

  constructor(bytes: Buffer, size: Size) {
    this.bytes = bytes;
    this.size = size;
  }

  isEmpty = (): boolean => this.bytes.length === 0;
  getSize = (): Size => ({ ...this.size });
  getAspectRatio = (): number => this.size.width / this.size.height;
  getScaleFactors = (): number[] => [1];
  toPNG = (): Buffer => this.bytes;
  toDataURL = (): string => `data:image/png;base64,${this.bytes.toString('base64')}`;
  setTemplateImage = (isTemplate: boolean): void => void (this.isMacTemplateImage = isTemplate);
  isTemplateImage = (): boolean => this.isMacTemplateImage;
  addRepresentation = (): void => undefined;
  resize({ width, height }: Partial<Size>): NativeImage {
    const ratio = this.size.width / this.size.height || 1;
    const size = {
      width: width ?? Math.round((height ?? 0) * ratio),
      height: height ?? Math.round((width ?? 0) / ratio),
    };
    return new NativeImage(this.bytes, size);
  }
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Only a PNG is an image here, as on Linux only PNG and JPEG are; a JPEG's size is not read. */
function fromBuffer(bytes: Buffer): NativeImage {
  if (bytes.subarray(0, 4).equals(pngStart)) {
    return new NativeImage(bytes, { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
  }
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  return new NativeImage(isJpeg ? bytes : Buffer.alloc(0), { width: 0, height: 0 });
}

function fromPath(path: string): NativeImage {
  try {
    return fromBuffer(readFileSync(path));
  } catch {
    return fromBuffer(Buffer.alloc(0));
  }
}

export const nativeImage = complete('nativeImage', {
  createEmpty: () => fromBuffer(Buffer.alloc(0)),
  createFromPath: fromPath,
  createFromBuffer: (bytes: Buffer) => fromBuffer(bytes),
  createFromDataURL: (url: string) => fromBuffer(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});

/** Electron takes a path wherever it takes an image, and throws for one it cannot read. */
export function toImage(image: NativeImage | string): NativeImage {
  if (typeof image !== 'string') return image;
  const loaded = fromPath(image);
  if (loaded.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return loaded;
}
