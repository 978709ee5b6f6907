import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import { settingsChange } from './settings-shape.ts';
import type { SettingsService } from './settings.service.ts';

/** Settings of this computer account. */
export function settingsRoutes(settings: SettingsService): RoutesOf<'settings'> {
  return {
    'settings.get': { from: 'all', gesture: 'none', input: nothing, run: () => settings.get() },
    'settings.change': { from: 'main', gesture: 'none', input: settingsChange, run: (input) => settings.change(input) },
    'settings.exportFile': { from: 'main', gesture: 'needed', input: nothing, run: () => settings.exportFile() },
    'settings.importFile': { from: 'main', gesture: 'needed', input: nothing, run: () => settings.importFile() },
    'settings.importHolidays': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: () => settings.importHolidays(),
    },
  };
}
