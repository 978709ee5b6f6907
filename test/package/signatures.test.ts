import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../packaging/run.ts';
import { describeSignature, signFile } from '../../packaging/sign.ts';
import { readPackages } from './packages.ts';

const { deb, rpm, work: shared } = readPackages();
const work = join(shared, 'signatures');
const former = process.env['GNUPGHOME'];
let key: string;

beforeAll(async () => {
  const home = join(work, 'gnupg');
  await mkdir(home, { recursive: true, mode: 0o700 });
  process.env['GNUPGHOME'] = home;
  run('gpg', [
    '--batch',
    '--passphrase',
    '',
    '--quick-generate-key',
    'Test <test@example.invalid>',
    'rsa2048',
    'sign',
    '2d',
  ]);
  key = /^fpr:+([0-9A-F]+):/m.exec(run('gpg', ['--list-keys', '--with-colons']))?.[1] ?? '';
});

afterAll(() => {
  spawnSync('gpgconf', ['--kill', 'all']);
  if (former === undefined) delete process.env['GNUPGHOME'];
  else process.env['GNUPGHOME'] = former;
});

describe('signatures of packages', () => {
  it('the deb carries one that gpg can check', async () => {
    const file = join(work, 'signed.deb');
    await copyFile(deb, file);
    expect(await signFile(file, 'deb', { LINUX_SIGN_KEY: key })).toEqual({ is: 'signed', by: key });
    const part = (name: string): Buffer => spawnSync('ar', ['p', file, name], { maxBuffer: 1e9 }).stdout;
    const members = run('ar', ['t', file]).trim().split('\n');
    expect(members).toContain('_gpgorigin');
    const signed = members.filter((name) => !name.startsWith('_gpg'));
    await writeFile(join(work, 'content'), Buffer.concat(signed.map(part)));
    await writeFile(join(work, 'content.sig'), part('_gpgorigin'));
    run('gpg', ['--verify', join(work, 'content.sig'), join(work, 'content')]);
    run('dpkg-deb', ['--info', file]);
  });

  it('the rpm carries one that rpm can check', async () => {
    const file = join(work, 'signed.rpm');
    await copyFile(rpm, file);
    expect(await signFile(file, 'rpm', { LINUX_SIGN_KEY: key })).toEqual({ is: 'signed', by: key });
    const database = join(work, 'rpmdb');
    await mkdir(database);
    run('gpg', ['--export', '--armor', '--output', join(work, 'key.asc'), key]);
    run('rpmkeys', ['--dbpath', database, '--import', join(work, 'key.asc')]);
    expect(run('rpmkeys', ['--dbpath', database, '--checksig', file])).toMatch(/digests signatures OK/);
  });

  it('without a key a package stays as it is, and that is said loudly', async () => {
    const before = await readFile(rpm);
    for (const [file, format] of [
      [deb, 'deb'],
      [rpm, 'rpm'],
      ['x.exe', 'nsis'],
      ['x.dmg', 'dmg'],
    ] as const) {
      const signature = await signFile(file, format, {});
      expect(signature.is).toBe('unsigned');
      expect(describeSignature('package', signature)).toMatch(/!{20}\nNOT SIGNED: package .*\n!{20}/);
    }
    expect(before.equals(await readFile(rpm))).toBe(true);
  });

  it('a key that is not there ends the packaging', async () => {
    const file = join(work, 'unsigned.deb');
    await copyFile(deb, file);
    await expect(signFile(file, 'deb', { LINUX_SIGN_KEY: '0'.repeat(40) })).rejects.toThrow(/gpg/);
    await expect(signFile(file, 'nsis', { WINDOWS_SIGN_PFX: '/nonexistent.pfx' })).rejects.toThrow(/osslsigncode/);
  });
});
