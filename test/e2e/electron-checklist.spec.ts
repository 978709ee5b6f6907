import { expect, test } from './companion.ts';

test('all windows have the web preferences of Electron’s checklist (items 2, 3, 4, 6, 8, 9, 10 and 12)', async ({
  companion,
}) => {
  await companion.start(['--demo']);
  await companion.window('quick-dial.html');
  await companion.window('call-card.html');
  const preferences = await companion.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Electron has it, its types do not.
      const contents = window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      return contents.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(3);
  for (const of of preferences) {
    expect(of).toMatchObject({ contextIsolation: true, sandbox: true, webSecurity: true, disableDialogs: true });
    const off = [
      'nodeIntegration',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'webviewTag',
      'enableDeprecatedPaste',
    ];
    for (const name of off) expect([name, of[name] ?? false]).toEqual([name, false]);
    expect([of['enableBlinkFeatures'] ?? '', of['disableBlinkFeatures'] ?? '']).toEqual(['', '']);
  }
});
