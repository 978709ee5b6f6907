import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePackage } from '../../packaging/make.ts';
import { SCHEMES } from '../../packaging/product.ts';
import { run } from '../../packaging/run.ts';
import { readPackages } from './packages.ts';

const { product, work: shared } = readPackages();
const { id, name, title } = product;
const work = join(shared, 'windows');
const PREFIX = join(work, 'prefix');
const DRIVE = join(PREFIX, 'drive_c');
/** A program of Wine's own in the place of Electron's, whose Windows binary is not to be had on every machine. */
const STAND_IN = '/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/notepad.exe';
const LINK = `${id}.link`;

let setup: string;
let msi: string;

beforeAll(async () => {
  const assembled = join(work, 'assembled');
  await mkdir(join(assembled, 'resources/app.asar.unpacked/node_modules/keytar'), { recursive: true });
  await mkdir(join(assembled, 'locales'));
  await copyFile(STAND_IN, join(assembled, `${name}.exe`));
  for (const file of [
    'resources/app.asar',
    'locales/zh-CN.pak',
    'resources/app.asar.unpacked/node_modules/keytar/keytar.node',
  ])
    await writeFile(join(assembled, file), file);
  const target = { platform: 'win32', arch: 'x64' } as const;
  const documents = join(shared, 'documents');
  const options = {
    product,
    target,
    assembled,
    documents,
    work,
    out: work,
    date: new Date(),
    compression: 'gzip',
    isTest: true,
  } as const;
  setup = await makePackage('nsis', options);
  msi = await makePackage('msi', options);
  wine('wineboot', '-i');
});

describe('the setup program, under Wine', () => {
  const home = join(DRIVE, `users/root/AppData/Local/Programs/${title}`);
  const menu = join(DRIVE, `users/root/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/${title}.lnk`);

  it('installs for one user without a question', () => {
    expect(wine(setup, '/S', '/CurrentUser')).toBe(0);
    expect(existsSync(join(home, `${name}.exe`))).toBe(true);
    expect(existsSync(join(home, 'resources/app.asar.unpacked/node_modules/keytar/keytar.node'))).toBe(true);
    expect(existsSync(join(home, 'third-party-notices.txt'))).toBe(true);
    expect(existsSync(menu)).toBe(true);
  });

  it('offers the app for phone links, and takes none from another program', () => {
    expect(registry(`HKCU\\Software\\RegisteredApplications`)).toContain(`Software\\${title}\\Capabilities`);
    const associations = registry(`HKCU\\Software\\${title}\\Capabilities\\URLAssociations`);
    for (const scheme of SCHEMES) expect(associations).toContain(`    ${scheme}    REG_SZ    ${LINK}\n`);
    expect(registry(`HKCU\\Software\\Classes\\${LINK}\\shell\\open\\command`)).toContain(`${name}.exe" -- "%1"`);
    for (const scheme of ['tel', 'callto', 'sip', 'sips'])
      expect(registry(`HKCU\\Software\\Classes\\${scheme}`)).toBe('');
  });

  it('is listed with its version, and how to remove it without a question', () => {
    const entry = registry(`HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${id}`);
    expect(entry).toContain(product.version);
    expect(entry).toMatch(/QuietUninstallString.*\/CurrentUser \/S/);
  });

  it('removes what it brought, and keeps data unless it is told to delete it', async () => {
    const kept = join(DRIVE, `users/root/AppData/Local/${title}`);
    await mkdir(kept, { recursive: true });
    uninstall('/CurrentUser', '/S');
    await gone(home);
    expect(existsSync(menu)).toBe(false);
    expect(registry(`HKCU\\Software\\${title}`)).toBe('');
    expect(registry(`HKCU\\Software\\Classes\\${LINK}`)).toBe('');
    expect(registry(`HKCU\\Software\\RegisteredApplications`)).not.toContain(title);
    expect(existsSync(kept)).toBe(true);
    wine(setup, '/S', '/CurrentUser');
    uninstall('/CurrentUser', '/S', '/DELETEDATA');
    await gone(kept);
  });

  it('installs for everybody as well', async () => {
    expect(wine(setup, '/S', '/AllUsers')).toBe(0);
    const program = join(DRIVE, `Program Files/${title}`);
    expect(existsSync(join(program, `${name}.exe`))).toBe(true);
    expect(registry(`HKLM\\Software\\RegisteredApplications`)).toContain(title);
    wine(join(program, 'uninstall.exe'), '/AllUsers', '/S');
    await gone(program);
    expect(registry(`HKLM\\Software\\RegisteredApplications`)).not.toContain(title);
  });

  function uninstall(...args: string[]): void {
    wine(join(home, 'uninstall.exe'), ...args);
  }
});

describe('the MSI for group policies, under Wine', () => {
  const program = join(DRIVE, `Program Files/${title}`);

  it('has the id for notifications in its shortcut', () => {
    const properties = run('msiinfo', ['export', msi, 'MsiShortcutProperty']);
    expect(properties).toContain(`System.AppUserModel.ID\t${id}`);
    expect(properties).toContain('System.AppUserModel.ToastActivatorCLSID');
  });

  it('installs and removes itself without a question', async () => {
    expect(wine('msiexec', '/i', msi, '/qn')).toBe(0);
    expect(existsSync(join(program, `${name}.exe`))).toBe(true);
    expect(registry(`HKLM\\Software\\${title}\\Capabilities\\URLAssociations`)).toContain(LINK);
    expect(wine('msiexec', '/x', msi, '/qn')).toBe(0);
    await gone(program);
    expect(registry(`HKLM\\Software\\${title}`)).toBe('');
  });
});

describe('signatures', () => {
  it('signs both with a certificate from the environment, and osslsigncode finds them whole', async () => {
    const { signFile } = await import('../../packaging/sign.ts');
    const [key, certificate, pfx] = [join(work, 'key.pem'), join(work, 'certificate.pem'), join(work, 'signer.pfx')];
    run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=Test',
      '-addext',
      'extendedKeyUsage=codeSigning',
      '-keyout',
      key,
      '-out',
      certificate,
    ]);
    run('openssl', ['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', 'pass:', '-out', pfx]);
    for (const [file, format] of [
      [setup, 'nsis'],
      [msi, 'msi'],
    ] as const) {
      expect(await signFile(file, format, { WINDOWS_SIGN_PFX: pfx })).toEqual({ is: 'signed', by: pfx });
      const verified = spawnSync('osslsigncode', ['verify', '-CAfile', certificate, '-in', file], { encoding: 'utf8' });
      expect(`${verified.stdout}${verified.stderr}`).toMatch(/Signature verification: ok/);
    }
  });
});

function wine(program: string, ...args: string[]): number | null {
  const env = {
    ...process.env,
    WINEPREFIX: PREFIX,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
    DISPLAY: '',
    HOME: work,
    USER: 'root',
  };
  return spawnSync('wine', [program, ...args], { env, stdio: 'ignore', timeout: 90_000 }).status;
}

/** What `reg query` prints of a key and those below it; empty where there is none. */
function registry(key: string): string {
  const env = { ...process.env, WINEPREFIX: PREFIX, WINEDEBUG: '-all', DISPLAY: '', HOME: work };
  const { status, stdout } = spawnSync('wine', ['reg', 'query', key, '/s'], { env, encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.replaceAll('\r', '') : '';
}

/** An uninstaller goes on in a copy of itself: waits until the folder is empty or gone. */
async function gone(folder: string): Promise<void> {
  await expect.poll(async () => (await readdir(folder).catch(() => [])).length, { timeout: 20_000 }).toBe(0);
}
