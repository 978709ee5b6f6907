import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { layOutTree, layOutUosTree } from './linux/tree.ts';
import { makeDeb } from './linux/deb.ts';
import { makeRpm } from './linux/rpm.ts';
import { makeDmg, makeMacZip } from './macos/containers.ts';
import { makeMsi } from './windows/msi.ts';
import { makeNsis } from './windows/nsis.ts';
import type { Product } from './product.ts';
import { ARCH_NAMES, type Format, type Target } from './target.ts';

export interface MakeOptions {
  product: Product;
  target: Target;
  /** What `assemble` made. */
  assembled: string;
  /** `sbom.cdx.json` and `third-party-notices.txt`. */
  documents: string;
  work: string;
  /** Where packages go. */
  out: string;
  date: Date;
  compression: 'xz' | 'gzip';
  isTest: boolean;
}

/** Makes one package around what was assembled; returns its path. */
export async function makePackage(format: Format, options: MakeOptions): Promise<string> {
  const file = join(options.out, fileName(format, options));
  await mkdir(options.out, { recursive: true });
  await rm(file, { force: true });
  await MAKERS[format](file, options);
  return file;
}

const MAKERS: Record<Format, (file: string, options: MakeOptions) => Promise<void> | void> = {
  deb: async (file, options) => {
    const root = await freshRoot(options, 'deb');
    await layOutTree({ ...options, root });
    await makeDeb({ ...options, root, file, arch: linuxArch(options), packageName: options.product.name });
  },
  uos: async (file, options) => {
    const root = await freshRoot(options, 'uos');
    await layOutUosTree({ ...options, root });
    await makeDeb({ ...options, root, file, arch: linuxArch(options), packageName: options.product.id });
  },
  rpm: async (file, options) => {
    const root = await freshRoot(options, 'rpm-root');
    await layOutTree({ ...options, root });
    await makeRpm({ ...options, root, file, arch: linuxArch(options), work: join(options.work, 'rpm') });
  },
  nsis: (file, options) => withDocuments(options).then(() => makeNsis({ ...options, file })),
  msi: (file, options) => withDocuments(options).then(() => makeMsi({ ...options, file })),
  dmg: (file, options) => makeDmg({ ...options, file }),
  zip: (file, options) => makeMacZip({ ...options, file }),
};

/** `softphone-companion_0.2.0_amd64.deb`, `softphone-companion-0.2.0-win-x64-setup.exe` and so on; a test package says so in its name. */
function fileName(format: Format, { product, target, isTest }: MakeOptions): string {
  const { name, version, id } = product;
  const stem = `${name}-${version}`;
  const test = isTest ? '.TEST-ONLY' : '';
  if (format === 'deb') return `${name}_${version}_${ARCH_NAMES.deb[linuxArch({ target })]}${test}.deb`;
  if (format === 'uos') return `${id}_${version}_${ARCH_NAMES.deb[linuxArch({ target })]}.uos${test}.deb`;
  if (format === 'rpm') return `${stem}-1.${ARCH_NAMES.rpm[linuxArch({ target })]}${test}.rpm`;
  if (format === 'nsis') return `${stem}-win-${target.arch}-setup${test}.exe`;
  if (format === 'msi') return `${stem}-win-${target.arch}${test}.msi`;
  return `${stem}-mac-${target.arch}${test}.${format}`;
}

function linuxArch({ target: { arch } }: Pick<MakeOptions, 'target'>): 'x64' | 'arm64' {
  if (arch === 'universal') throw new Error('There are no universal packages on Linux');
  return arch;
}

async function freshRoot({ work }: MakeOptions, name: string): Promise<string> {
  const root = join(work, name);
  await rm(root, { recursive: true, force: true });
  return root;
}

/** Windows has no folder for documents: they lie beside the program. */
async function withDocuments({ assembled, documents }: MakeOptions): Promise<void> {
  await cp(documents, assembled, { recursive: true });
}
