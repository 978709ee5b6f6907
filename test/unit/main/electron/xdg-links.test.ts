import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryFolders, xdgLinks, type RunXdg } from '../../../../src/main/electron/xdg-links.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const OWN = 'io.example.companion.desktop';

/** An `xdg-mime` that keeps its associations here. */
function xdgMime(kept: Record<string, string>): { run: RunXdg; changed: string[] } {
  const changed: string[] = [];
  const run: RunXdg = ([what, ...rest]) => {
    if (what === 'query') return Promise.resolve(`${kept[rest[1] ?? ''] ?? ''}\n`);
    const [entry = '', type = ''] = rest;
    changed.push(type);
    kept[type] = entry;
    return Promise.resolve('');
  };
  return { run, changed };
}

async function entries(texts: Record<string, string>): Promise<string> {
  const folder = await tempFolder();
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return folder;
}

describe('links on Linux', () => {
  it('are opened by the program whose entry the desktop names', async () => {
    const folder = await entries({ 'linphone.desktop': '[Desktop Entry]\nType=Application\nName=Linphone\n' });
    const { run } = xdgMime({ 'x-scheme-handler/tel': 'linphone.desktop', 'x-scheme-handler/callto': OWN });
    const links = xdgLinks(OWN, [folder], run);
    expect(await links.opener('tel')).toEqual({ is: 'other', name: 'Linphone' });
    expect(await links.opener('callto')).toEqual({ is: 'this-app' });
    expect(await links.opener('sip')).toEqual({ is: 'none' });
  });

  it('have a program of the user’s own before one of the same name that is everybody’s', async () => {
    const own = await entries({ 'phone.desktop': '[Desktop Entry]\nName=Mine\n' });
    const shared = await entries({ 'phone.desktop': '[Desktop Entry]\nName=Everybody’s\n' });
    const { run } = xdgMime({ 'x-scheme-handler/tel': 'phone.desktop' });
    expect(await xdgLinks(OWN, [own, shared], run).opener('tel')).toEqual({ is: 'other', name: 'Mine' });
  });

  it('name a program by its entry where that cannot be read, and read nothing outside the folders', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'applications'));
    await writeFile(join(folder, 'outside.desktop'), '[Desktop Entry]\nName=Outside\n');
    const { run } = xdgMime({ 'x-scheme-handler/tel': 'gone.desktop', 'x-scheme-handler/sip': '../outside.desktop' });
    const links = xdgLinks(OWN, [join(folder, 'applications')], run);
    expect(await links.opener('tel')).toEqual({ is: 'other', name: 'gone' });
    expect(await links.opener('sip')).toEqual({ is: 'other', name: '../outside' });
  });

  it('change hands one after the other, and only the ones asked for', async () => {
    const { run, changed } = xdgMime({ 'x-scheme-handler/callto': 'linphone.desktop' });
    const links = xdgLinks(OWN, [], run);
    await links.change(['tel', 'sip']);
    expect(changed).toEqual(['x-scheme-handler/tel', 'x-scheme-handler/sip']);
    expect(await links.opener('callto')).toEqual({ is: 'other', name: 'linphone' });
  });

  it('are opened by nobody where there is no xdg-mime, and asking for a change breaks nothing', async () => {
    const links = xdgLinks(OWN, [], () => Promise.reject(new Error('ENOENT')));
    await links.change(['tel']);
    expect(await links.opener('tel')).toEqual({ is: 'none' });
  });

  it('look for entries in the user’s folder, then in the system’s', () => {
    expect(entryFolders({ HOME: '/home/li' })).toEqual([
      '/home/li/.local/share/applications',
      '/usr/local/share/applications',
      '/usr/share/applications',
    ]);
    expect(entryFolders({ HOME: '/home/li', XDG_DATA_HOME: '/data', XDG_DATA_DIRS: '/opt/share' })).toEqual([
      '/data/applications',
      '/opt/share/applications',
    ]);
  });
});
