import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { JsonFile } from '../../../../src/main/files/json-file.ts';
import { settingsFile } from '../../../../src/main/settings/settings-file.ts';
import type { Loosening } from '../../../../src/main/settings/loosening.ts';
import { SettingsService } from '../../../../src/main/settings/settings.service.ts';
import type { SettingsOverview } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

export interface SettingsWorld {
  settings: SettingsService;
  announced: SettingsOverview[];
  themes: string[];
  /** What the agent was asked to agree to. */
  asked: Loosening[];
  /** For the access log. */
  recorded: AccessEvent[];
  /** Our own file. */
  path: string;
  folder: string;
  /** What the dialogs answer. */
  chosen: { target: string | undefined; source: string | undefined };
  /** Writes a file of this content and has it chosen. */
  choose: (content: string | Uint8Array) => Promise<void>;
}

export interface SettingsStart {
  /** Content of our own file. */
  stored?: string;
  /** Content of the company's file. */
  managed?: string;
  /** Only administrators can change the company's file. */
  isAdministered?: boolean;
  /** The agent says yes when a guard is loosened. */
  agrees?: boolean;
  languages?: string[];
  isDark?: boolean;
}

/** Settings over real files, with a fake desktop. */
export async function startSettings({
  stored,
  managed,
  isAdministered = true,
  agrees = true,
  languages,
  isDark,
}: SettingsStart = {}): Promise<SettingsWorld> {
  const root = await tempFolder();
  const folder = join(root, 'data');
  const [path, managedPath] = [join(folder, 'settings.json'), join(root, 'company', 'settings.json')];
  await Promise.all([mkdir(folder), mkdir(join(root, 'company'))]);
  if (stored !== undefined) await writeFile(path, stored);
  if (managed !== undefined) await writeFile(managedPath, managed);
  const [announced, themes, asked]: [SettingsOverview[], string[], Loosening[]] = [[], [], []];
  const recorded: AccessEvent[] = [];
  const chosen: SettingsWorld['chosen'] = { target: undefined, source: undefined };
  const settings = new SettingsService({
    file: new JsonFile(path, settingsFile),
    managed: { path: managedPath, isAdministered: () => Promise.resolve(isAdministered) },
    desktop: {
      languages: () => languages ?? ['zh-CN'],
      isDark: () => isDark ?? false,
      useTheme: (theme) => void themes.push(theme),
    },
    files: { newFile: () => Promise.resolve(chosen.target), openFile: () => Promise.resolve(chosen.source) },
    confirmLoosening: (changes) => {
      asked.push(...changes);
      return Promise.resolve(agrees);
    },
    recordAccess: (event) => void recorded.push(event),
    announce: (state) => void announced.push(state),
  });
  await settings.start();
  const choose = async (content: string | Uint8Array): Promise<void> => {
    chosen.source = join(root, 'chosen.json');
    await writeFile(chosen.source, content);
  };
  return { settings, announced, themes, asked, recorded, path, folder, chosen, choose };
}

/** A file of settings that travels. */
export function portable(settings: object, over: object = {}): string {
  return JSON.stringify({ format: 'softphone-companion-settings', version: 1, settings, ...over });
}
