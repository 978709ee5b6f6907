import { app, shell } from 'electron';
import type { LinkOpener } from '../../preload/contract/index.ts';
import type { LinkScheme } from '../dialer/links.ts';
import { queryRegistry } from '../files/windows-registry.ts';
import { desktopEntryId } from './app-user-model-id.ts';
import { defaultAppsPage } from './default-apps-page.ts';
import type { LinkSystem } from './link-openers.ts';
import { entryFolders, xdgLinks } from './xdg-links.ts';

/** undefined from a working folder: the system would register the folder's Electron. */
export function linkSystem(): LinkSystem | undefined {
  if (!app.isPackaged) return undefined;
  if (process.platform === 'linux') return xdgLinks(desktopEntryId, entryFolders(process.env));
  return process.platform === 'win32' ? windowsLinks : macLinks;
}

/** Windows lets no program make itself the opener: it has a page for that, on which the installer has put the app. */
const windowsLinks: LinkSystem = {
  changes: 'in-system-settings',
  opener: (scheme) => openerOf(scheme),
  change: async () => {
    const own = await queryRegistry(String.raw`HKCU\Software\RegisteredApplications`, app.getName());
    await shell.openExternal(defaultAppsPage(app.getName(), own !== ''));
  },
};

/** macOS itself asks its user, for schemes for which it finds that necessary. */
const macLinks: LinkSystem = {
  changes: 'here',
  opener: (scheme) => openerOf(scheme),
  change: (schemes) => {
    for (const scheme of schemes) app.setAsDefaultProtocolClient(scheme);
    return Promise.resolve();
  },
};

/** The path is that of a program on Windows, of an .app on macOS. Electron rejects where no program opens such links. */
async function openerOf(scheme: LinkScheme): Promise<LinkOpener> {
  const found = await app.getApplicationInfoForProtocol(`${scheme}:`).catch(() => undefined);
  if (!found) return { is: 'none' };
  const isOurs = process.execPath.toLowerCase().startsWith(found.path.toLowerCase());
  return isOurs ? { is: 'this-app' } : { is: 'other', name: found.name };
}
