import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveApp } from '../../packaging/app-archive.ts';
import { assemble } from '../../packaging/assemble.ts';
import { FUSES, readFuses } from '../../packaging/fuses.ts';
import { makePackage } from '../../packaging/make.ts';
import { SCHEMES } from '../../packaging/product.ts';
import { run } from '../../packaging/run.ts';
import { readPackages } from './packages.ts';
import { zipStandInMac } from './stand-in-mac.ts';

const { product, source: linuxSource, work: shared } = readPackages();
const work = join(shared, 'mac');
/** The same build, without what only the older Electron for Linux needs. */
const source = { ...linuxSource, packages: ['keytar'] };
const target = { platform: 'darwin', arch: 'arm64' } as const;

let assembled: string;
const inApp = (path: string): string => join(assembled, `${product.title}.app/Contents`, path);

beforeAll(async () => {
  const zips = join(work, 'zips');
  await mkdir(zips, { recursive: true });
  await zipStandInMac(zips, product.electronVersion, 'arm64');
  assembled = await assemble({ product, target, work, electronZips: zips, source });
});

describe('the app for macOS, around a stand-in for Electron', () => {
  it('tells the system its id, its links, and why it asks for the local network', () => {
    const info = readPlist(inApp('Info.plist'));
    expect(info).toMatchObject({
      CFBundleIdentifier: product.id,
      CFBundleExecutable: product.name,
      CFBundleShortVersionString: product.version,
      CFBundleURLTypes: [{ CFBundleURLName: product.title, CFBundleURLSchemes: [...SCHEMES] }],
      NSUserNotificationAlertStyle: 'alert',
      NSLocalNetworkUsageDescription: expect.stringContaining(product.title) as string,
      LSMinimumSystemVersion: '12.0',
    });
    expect(Object.keys(info).filter((key) => /Camera|Microphone|Bluetooth|AppTransport/.test(key))).toEqual([]);
  });

  it('has helpers of its own name and id', async () => {
    const helpers = (await readdir(inApp('Frameworks'))).filter((name) => name.endsWith('.app'));
    expect(helpers.length).toBe(4);
    for (const helper of helpers) {
      expect(helper.startsWith(`${product.title} Helper`)).toBe(true);
      expect(readPlist(inApp(`Frameworks/${helper}/Contents/Info.plist`))['CFBundleIdentifier']).toContain(product.id);
    }
  });

  it('has the archive that its Info.plist has the digest of', () => {
    const archive = inApp('Resources/app.asar');
    const { headerString } = getRawHeader(archive);
    const digest = createHash('sha256').update(headerString).digest('hex');
    expect(readPlist(inApp('Info.plist'))['ElectronAsarIntegrity']).toEqual({
      'Resources/app.asar': { algorithm: 'SHA256', hash: digest },
    });
    expect(extractFile(archive, 'package.json').toString()).toContain(product.id);
    expect(existsSync(inApp('Resources/app'))).toBe(false);
  });

  it('has the keychain’s binary for its processor, outside the archive, and its icon', async () => {
    const unpacked = await readdir(inApp('Resources/app.asar.unpacked'), { recursive: true });
    expect(unpacked.filter((path) => path.endsWith('.node'))).toEqual([
      'node_modules/keytar/prebuilds/darwin-arm64/keytar.node',
    ]);
    const icon = readPlist(inApp('Info.plist'))['CFBundleIconFile'];
    expect((await readFile(inApp(`Resources/${String(icon)}`))).subarray(0, 4).toString()).toBe('icns');
  });

  it('has every fuse burnt', async () => {
    expect(await readFuses(join(assembled, `${product.title}.app`))).toEqual(
      Object.fromEntries(Object.entries(FUSES).map(([fuse, isOn]) => [fuse, isOn])),
    );
  });

  it('asks the hardened runtime for nothing but its compiler', () => {
    const entitlements = readPlist(join(import.meta.dirname, '../../packaging/macos/entitlements.plist'));
    expect(entitlements).toEqual({ 'com.apple.security.cs.allow-jit': true });
  });

  it('holds the keychain’s binaries for both processors in a universal app, in one archive for both halves', async () => {
    const { archive, unpacked } = await archiveApp(
      join(work, 'universal'),
      { platform: 'darwin', arch: 'universal' },
      source,
    );
    const binaries = (await readdir(unpacked, { recursive: true })).filter((path) => path.endsWith('.node')).sort();
    expect(binaries).toEqual(
      ['arm64', 'x64'].map((arch) => `node_modules/keytar/prebuilds/darwin-${arch}/keytar.node`),
    );
    expect(listPackage(archive, { isPack: false })).toContain('/out/main/index.js');
  });

  it.skipIf(process.platform === 'darwin')(
    'becomes no disk image and no zip elsewhere, and that is an error',
    async () => {
      const options = { product, target, assembled, documents: work, work, out: join(work, 'out'), date: new Date() };
      for (const [format, tool] of [
        ['dmg', /hdiutil did not start/],
        ['zip', /ditto did not start/],
      ] as const)
        await expect(makePackage(format, { ...options, compression: 'gzip', isTest: true })).rejects.toThrow(tool);
    },
  );
});

/** Read by Python, which shares no code with what wrote it. */
function readPlist(file: string): Record<string, unknown> {
  const script = 'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
  return JSON.parse(run('python3', ['-c', script, file])) as Record<string, unknown>;
}
