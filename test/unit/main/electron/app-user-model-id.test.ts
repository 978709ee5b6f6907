import { expect, it } from 'vitest';
import { appUserModelId } from '../../../../src/main/electron/app-user-model-id.ts';

it('the id under which Windows shows notifications never changes, and has the form that Windows asks for', () => {
  expect(appUserModelId(true, 'C:\\Programs\\app.exe')).toBe('SoftphoneCompanion');
  expect(appUserModelId(true, '')).toMatch(/^[A-Za-z.]{1,128}$/);
});

it('from a working folder it is the program that runs', () => {
  expect(appUserModelId(false, 'C:\\work\\electron.exe')).toBe('C:\\work\\electron.exe');
});
