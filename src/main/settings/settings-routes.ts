import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import { settingsChange } from './settings-shape.ts';
import type { SettingsService } from './settings.service.ts';

/** Settings of this computer account. */
export function settingsRoutes(settings: SettingsService): RoutesOf<'settings'> {
  return {
    'settings.get': { input: nothing, run: () => settings.get() },
    'settings.change': { input: settingsChange, run: (input) => settings.change(input) },
    'settings.exportFile': { input: nothing, run: () => settings.exportFile() },
    'settings.importFile': { input: nothing, run: () => settings.importFile() },
  };
}
