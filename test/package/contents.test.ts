import { spawnSync } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import { chmod, copyFile, cp, lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUSES, readFuses } from '../../packaging/fuses.ts';
import { HICOLOR_SIZES } from '../../packaging/icons.ts';
import { ROOT, SCHEMES } from '../../packaging/product.ts';
import { run } from '../../packaging/run.ts';
import { readPackages } from './packages.ts';

const { product, deb, rpm, uos, work } = readPackages();
const { id, name } = product;
const root = join(work, 'unpacked');
const at = (path: string): string => join(root, path);
const ARCHIVE = at(`usr/lib/${name}/resources/app.asar`);

beforeAll(async () => {
  await mkdir(root);
  run('dpkg-deb', ['--extract', deb, root]);
});

interface Bom {
  bomFormat: string;
  metadata: { component: { name: string } };
  components: { group?: string; name: string; version: string }[];
}

interface Lock {
  packages: Record<string, { version: string }>;
}

describe('what is in the package', () => {
  it('is the built app with its icons, and nothing that only developers need', () => {
    const files = listPackage(ARCHIVE, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
    expect(files).toContain('/out/main/index.js');
    expect(files).toContain('/out/renderer/index.html');
    expect(files).toContain('/resources/icons/app.png');
    expect(
      files.filter(
        (path) =>
          /\.(?:map|ts|vue|md|gyp|cc|h)$|\/(?:test|tests|docs|scripts)\//i.test(path) && !/licen[cs]e/i.test(path),
      ),
    ).toEqual([]);
    const manifest = JSON.parse(extractFile(ARCHIVE, 'package.json').toString()) as Record<string, unknown>;
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(manifest['desktopName']).toBe(`${id}.desktop`);
  });

  it('has the keychain’s binary for this system and processor only, outside the archive', async () => {
    const unpacked = await readdir(`${ARCHIVE}.unpacked`, { recursive: true });
    expect(unpacked.filter((path) => path.includes('keytar') && path.endsWith('.node'))).toEqual([
      'node_modules/keytar/prebuilds/linux-x64/keytar.node',
    ]);
    expect(unpacked.filter((path) => path.endsWith('.node') && !path.includes('linux-x64'))).toEqual([]);
  });

  it('has every fuse that this Electron knows as it should be', async () => {
    const burnt = await readFuses(at(`usr/lib/${name}/${name}`));
    expect(Object.keys(burnt).length).toBeGreaterThanOrEqual(8);
    const wanted = Object.entries(FUSES).filter(([fuse]) => fuse in burnt);
    expect(burnt).toEqual(Object.fromEntries(wanted));
  });

  it('belongs to root, and nobody else may write into it', () => {
    const lines = run('dpkg-deb', ['--contents', deb]).trim().split('\n');
    expect(lines.filter((line) => !line.includes(' root/root '))).toEqual([]);
    expect(lines.filter((line) => /^.{5}w|^.{8}w/.test(line) && !line.startsWith('l'))).toEqual([]);
    expect(lines.filter((line) => /^...[sS]/.test(line)).map((line) => line.split(' ').at(-1))).toEqual([
      `./usr/lib/${name}/chrome-sandbox`,
    ]);
  });

  it('carries a bill of materials that equals the lockfile', async () => {
    const bom = JSON.parse(await readFile(at(`usr/share/doc/${name}/sbom.cdx.json`), 'utf8')) as Bom;
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
    const expected = locked.map(
      ([path, entry]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${entry.version}`,
    );
    const listed = bom.components.map(({ group, name: of, version }) => `${group ? `${group}/` : ''}${of}@${version}`);
    expect(bom.bomFormat).toBe('CycloneDX');
    expect([...new Set(listed)].sort()).toEqual([...new Set(expected)].sort());
    expect(bom.metadata.component.name).toBe(name);
  });

  it('names the licence of everything that is bundled', async () => {
    const notices = await readFile(at(`usr/share/doc/${name}/third-party-notices.txt`), 'utf8');
    for (const one of ['vue', 'pinia', 'zod', 'undici', 'libphonenumber-js', 'reka-ui', '@github/keytar'])
      expect(notices).toContain(`\n${one} `);
    expect(await readFile(at(`usr/share/doc/${name}/copyright`), 'utf8')).toContain('License: MIT');
    expect((await stat(at(`usr/lib/${name}/LICENSES.chromium.html`))).size).toBeGreaterThan(1_000_000);
  });

  it('has an icon in every size of the theme', async () => {
    for (const size of HICOLOR_SIZES) {
      const png = await readFile(at(`usr/share/icons/hicolor/${size}x${size}/apps/${id}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  it('offers itself for phone links, and the menu has quick dial and calls', async () => {
    const entry = await readFile(at(`usr/share/applications/${id}.desktop`), 'utf8');
    for (const scheme of SCHEMES) expect(entry).toContain(`x-scheme-handler/${scheme};`);
    expect(entry).toMatch(/^Actions=quick-dial;calls;$/m);
    expect(entry).toMatch(/^Exec=.* %u$/m);
  });

  it('says that it is a test where its Electron is not the one that is released', () => {
    expect(deb).toContain('TEST-ONLY');
    expect(run('dpkg-deb', ['--field', deb, 'Description'])).toContain('never to be released');
  });
});

describe('what checkers of packages say', () => {
  it('lintian finds no fault', async () => {
    const { stdout } = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', await withoutElectron()], {
      encoding: 'utf8',
    });
    const faults = stdout.split('\n').filter((line) => /^[EW]:/.test(line));
    // Of the programs that were put in; `dpkg --verify` looks at the real ones.
    expect(faults.filter((line) => !line.includes(' md5sum-mismatch '))).toEqual([]);
  });

  it('the desktop entry and the AppStream data are valid', () => {
    expect(
      spawnSync('desktop-file-validate', [at(`usr/share/applications/${id}.desktop`)], { encoding: 'utf8' }).stdout,
    ).toBe('');
    const appstream = spawnSync('appstreamcli', ['validate', '--no-net', at(`usr/share/metainfo/${id}.metainfo.xml`)], {
      encoding: 'utf8',
    });
    expect([appstream.status, appstream.stdout]).toEqual([0, expect.stringMatching(/successful|passed/i)]);
  });
});

describe('the packages for other distributions', () => {
  it('the rpm has the same program, belongs to root and says what it needs', () => {
    const files = run('rpm', ['-qp', '--qf', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]', rpm]);
    expect(files).toContain(`-rwsr-xr-x root /usr/lib/${name}/chrome-sandbox\n`);
    expect(files).toContain(` root /usr/share/applications/${id}.desktop\n`);
    expect(files.split('\n').filter((line) => line !== '' && !line.includes(' root '))).toEqual([]);
    const needs = run('rpm', ['-qp', '--requires', rpm]);
    expect(needs).toMatch(/^glibc >= 2\.28$/m);
    expect(needs).toMatch(/^libsecret$/m);
    expect(needs).not.toMatch(/libffmpeg/);
    run('rpm', ['--checksig', '--nosignature', rpm]);
  });

  it('the rpm installs into a root of its own, and its scripts bear a system without their tools', async () => {
    const chroot = join(work, 'rpm-chroot');
    await mkdir(chroot);
    run('rpm', ['--root', chroot, '--initdb']);
    run('rpm', ['--root', chroot, '--nodeps', '--noscripts', '-i', rpm]);
    expect(run('rpm', ['--root', chroot, '-V', '--nodeps', name])).toBe('');
    for (const script of ['%{POSTIN}', '%{POSTUN}'])
      run('env', ['-i', 'PATH=/nonexistent', '/bin/sh', '-e', '-c', run('rpm', ['-qp', '--qf', script, rpm])]);
    run('rpm', ['--root', chroot, '--nodeps', '--noscripts', '-e', name]);
    const left = await readdir(chroot, { recursive: true });
    expect(left.filter((path) => path.includes(name) || path.includes(id))).toEqual([]);
  });

  it('the deb for UOS and Kylin keeps to /opt/apps, and its list of permissions is readable', () => {
    const listing = run('dpkg-deb', ['--contents', uos])
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/)[5] ?? '');
    expect(listing.filter((path) => !/^\.\/(?:opt\/(?:apps\/(?:.*)?)?)?$/.test(path))).toEqual([]);
    const info = JSON.parse(
      run('sh', ['-c', `dpkg-deb --fsys-tarfile "$0" | tar xO ./opt/apps/${id}/info`, uos]),
    ) as Record<string, unknown>;
    expect(info).toMatchObject({ appid: id, version: product.version });
    expect(listing).toContain(`./opt/apps/${id}/entries/applications/${id}.desktop`);
    expect(run('dpkg-deb', ['--field', uos, 'Package']).trim()).toBe(id);
  });
});

/** The same package with a small program in the place of each large one: lintian would look through 300 MB of Chromium for minutes. */
async function withoutElectron(): Promise<string> {
  const light = join(work, 'light');
  await cp(root, light, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  run('dpkg-deb', ['--control', deb, join(light, 'DEBIAN')]);
  for (const path of await readdir(light, { recursive: true })) {
    const file = join(light, path);
    const { size, mode } = await lstat(file);
    if (size < 200_000 || !/\.so|\.node$|\/(?:chrome_crashpad_handler|softphone-companion)$/.test(path)) continue;
    await copyFile('/bin/true', file);
    await chmod(file, mode);
  }
  const file = join(work, basename(deb).replace('.TEST-ONLY', ''));
  run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', light, file]);
  return file;
}
