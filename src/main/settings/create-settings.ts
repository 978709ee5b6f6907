import { join } from 'node:path';
import type { SettingsOverview } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { JsonFile } from '../files/json-file.ts';
import type { World } from '../world.ts';
import { managedSettingsPath } from './managed-settings.ts';
import { settingsFile } from './settings-file.ts';
import { SettingsService } from './settings.service.ts';

/** The settings of this computer account, with what the company's file decides. */
export function createSettings(
  { folder, managedPhonePath, isAdministered, desktop, files, confirmLoosening }: World,
  recordAccess: RecordAccess,
  announce: (state: SettingsOverview) => void,
): SettingsService {
  return new SettingsService({
    file: new JsonFile(join(folder, 'settings.json'), settingsFile),
    managed: { path: managedSettingsPath(managedPhonePath), isAdministered },
    ...{ desktop, files, confirmLoosening, recordAccess, announce },
  });
}
