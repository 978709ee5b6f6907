import { chmod, cp, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { drawIcon, HICOLOR_SIZES } from '../icons.ts';
import { ROOT, type Product } from '../product.ts';
import { desktopEntry } from './desktop-entry.ts';
import { changelog, copyright, lintianOverrides, manualPage } from './documents.ts';
import { metainfo } from './metainfo.ts';

export interface LinuxTree {
  product: Product;
  /** What `assemble` made. */
  assembled: string;
  /** A new folder; it stands for `/`. */
  root: string;
  /** Files about the app that every package carries: `sbom.cdx.json`, `third-party-notices.txt`. */
  documents: string;
  /** The release's day. */
  date: Date;
}

/** Where the files of a usual distribution go (Filesystem Hierarchy Standard 3.0). */
export async function layOutTree({ product, assembled, root, documents, date }: LinuxTree): Promise<void> {
  const { id, name } = product;
  const program = `/usr/lib/${name}/${name}`;
  await installProgram(assembled, join(root, `usr/lib/${name}`));
  await mkdir(join(root, 'usr/bin'), { recursive: true });
  await symlink(relative('/usr/bin', program), join(root, 'usr/bin', name));
  await put(root, `usr/share/applications/${id}.desktop`, desktopEntry(product, `/usr/bin/${name}`));
  await put(root, `usr/share/metainfo/${id}.metainfo.xml`, metainfo(product, isoDay(date)));
  await putIcons(join(root, 'usr/share/icons/hicolor'), id);
  await cp(documents, join(root, `usr/share/doc/${name}`), { recursive: true });
  await put(root, `usr/share/doc/${name}/copyright`, copyright(product, date));
  await put(root, `usr/share/doc/${name}/changelog.gz`, zipped(changelog(product, date)));
  await put(root, `usr/share/man/man1/${name}.1.gz`, zipped(manualPage(product, date)));
  await put(root, `usr/share/lintian/overrides/${name}`, lintianOverrides(name));
  // The company's settings; there from the beginning, so that nobody but root can make it.
  await mkdir(join(root, 'etc', name), { recursive: true });
  await openToRead(root);
}

/** UOS and Kylin: everything below `/opt/apps/<id>`, with a list of what the app asks of the desktop. */
export async function layOutUosTree({ product, assembled, root, documents, date }: LinuxTree): Promise<void> {
  const { id, name } = product;
  const home = `opt/apps/${id}`;
  await installProgram(assembled, join(root, home, 'files'));
  await put(root, `${home}/info`, `${JSON.stringify(uosInfo(product), null, 2)}\n`);
  await put(root, `${home}/entries/applications/${id}.desktop`, desktopEntry(product, `/${home}/files/${name}`));
  await putIcons(join(root, home, 'entries/icons/hicolor'), id);
  await cp(documents, join(root, home, 'entries/doc'), { recursive: true });
  await put(root, `${home}/entries/doc/copyright`, copyright(product, date));
  await openToRead(root);
}

/** Puts text or bytes into a file below the root. */
async function put(root: string, path: string, content: string | Uint8Array): Promise<void> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
}

/** Electron's zip calls its libraries executable. */
const LIBRARY = /\.so(?:\.\d+)*$/;

/** Chromium's sandbox helper needs the SUID bit where the system forbids unprivileged user namespaces (Ubuntu 24.04 and later). */
async function installProgram(assembled: string, folder: string): Promise<void> {
  await cp(assembled, folder, { recursive: true, verbatimSymlinks: true });
  for (const name of await readdir(folder)) if (LIBRARY.test(name)) await chmod(join(folder, name), 0o644);
  await chmod(join(folder, 'chrome-sandbox'), 0o4755);
}

function uosInfo({ id, title, version }: Product): unknown {
  const permissions = { autostart: true, notification: true, trayicon: true, clipboard: true };
  return { appid: id, name: title, version, arch: ['amd64', 'arm64'], permissions };
}

async function putIcons(theme: string, id: string): Promise<void> {
  for (const size of HICOLOR_SIZES) await put(theme, `${size}x${size}/apps/${id}.png`, await drawIcon(size));
  await mkdir(join(theme, 'scalable/apps'), { recursive: true });
  await cp(join(ROOT, 'resources/icons/app.svg'), join(theme, `scalable/apps/${id}.svg`));
}

/** Everybody reads, only the owner writes, and what was executable or has a SUID bit stays so; the umask of whoever builds has no say. */
async function openToRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToRead(path);
    else if (entry.isFile()) await chmod(path, modeOf((await stat(path)).mode));
  }
}

function modeOf(mode: number): number {
  return (mode & 0o4000) | ((mode & 0o100) === 0 ? 0o644 : 0o755);
}

function zipped(text: string): Buffer {
  return gzipSync(text, { level: 9 });
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
