import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOAST_ACTIVATOR } from '../../src/main/electron/app-user-model-id.ts';
import { writeIcons } from '../icons.ts';
import { PUBLISHER, SCHEMES, type Product } from '../product.ts';
import { run } from '../run.ts';
import type { Target } from '../target.ts';
import { filesOf } from './installed-files.ts';

export interface NsisOptions {
  product: Product;
  target: Target;
  /** The folder to be installed. */
  assembled: string;
  work: string;
  file: string;
  compression: 'xz' | 'gzip';
}

/** Makes a setup program with makensis, which runs on every system. */
export async function makeNsis({ product, target, assembled, work, file, compression }: NsisOptions): Promise<void> {
  const folder = join(work, 'nsis');
  await mkdir(folder, { recursive: true });
  const write = async (name: string, lines: string[]): Promise<string> => {
    await writeFile(join(folder, name), `${lines.join('\r\n')}\r\n`);
    return join(folder, name);
  };
  const { folders, files } = await filesOf(assembled);
  const home = (path: string): string => (path === '' ? '$INSTDIR' : `$INSTDIR\\${windowsPath(path)}`);
  const defines = {
    ...{
      APP_ID: product.id,
      APP_NAME: product.name,
      APP_TITLE: product.title,
      APP_VERSION: product.version,
      PUBLISHER,
    },
    EXE: `${product.name}.exe`,
    ICON: `${await writeIcons(join(work, 'icons'))}.ico`,
    OUT: file,
    UNINSTALL_KEY: `Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${product.id}`,
    TOAST_CLSID: TOAST_ACTIVATOR,
    COMPRESSOR: compression === 'xz' ? 'lzma' : 'zlib',
    FILES_IN: await write(
      'files-in.nsh',
      folders.flatMap((path) => [
        `SetOutPath "${home(path)}"`,
        ...files.filter(({ folder: of }) => of === path).map(({ full }) => `File "${full}"`),
      ]),
    ),
    // Only what was brought: the folder may be one that somebody else uses, too.
    FILES_OUT: await write('files-out.nsh', [
      ...files.map(({ path }) => `Delete "${home(path)}"`),
      ...folders
        .filter((path) => path !== '')
        .reverse()
        .map((path) => `RMDir "${home(path)}"`),
    ]),
    ASSOCIATIONS: await write(
      'associations.nsh',
      SCHEMES.map((scheme) => `WriteRegStr SHCTX "\${CAPABILITIES}\\URLAssociations" "${scheme}" "\${LINK}"`),
    ),
  };
  if (target.arch === 'universal') throw new Error('There are no universal packages on Windows');
  const switches = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  run('makensis', ['-V2', '-INPUTCHARSET', 'UTF8', ...switches, join(import.meta.dirname, 'installer.nsi')]);
}

function windowsPath(path: string): string {
  return path.replaceAll('/', '\\');
}
