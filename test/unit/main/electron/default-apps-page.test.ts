import { expect, it } from 'vitest';
import { defaultAppsPage } from '../../../../src/main/electron/default-apps-page.ts';

it('opens Windows’ page at the app, wherever the installer has registered it', () => {
  expect(defaultAppsPage('Softphone Companion', true)).toBe(
    'ms-settings:defaultapps?registeredAppUser=Softphone%20Companion',
  );
  expect(defaultAppsPage('Softphone Companion', false)).toBe(
    'ms-settings:defaultapps?registeredAppMachine=Softphone%20Companion',
  );
});
