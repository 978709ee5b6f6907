import { expect, it } from 'vitest';
import packageJson from '../../../../package.json' with { type: 'json' };
import { appUserModelId } from '../../../../src/main/electron/app-user-model-id.ts';

it('the id under which Windows shows notifications never changes, is that of the Linux desktop, and has the form that Windows asks for', () => {
  expect(appUserModelId(true, 'C:\\Programs\\app.exe')).toBe('io.github.softphonecompanion.companion');
  expect(`${appUserModelId(true, '')}.desktop`).toBe(packageJson.desktopName);
  expect(appUserModelId(true, '')).toMatch(/^[A-Za-z.]{1,128}$/);
});

it('from a working folder it is the program that runs', () => {
  expect(appUserModelId(false, 'C:\\work\\electron.exe')).toBe('C:\\work\\electron.exe');
});
