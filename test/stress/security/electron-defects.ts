import { change, type Change } from '../kit/change.ts';

/** A protection taken away that only the running app can miss, and the end-to-end test that must turn red. */
export interface ElectronDefect {
  changes: Change[];
  /** A file of test/e2e, and a part of the test's title. */
  spec: string;
  title: string;
}

const WINDOW = 'src/main/electron/our-window.ts';
const LOCKDOWN = 'src/main/electron/lockdown.ts';
const DOOR = 'src/main/electron/ipc.ts';
const SESSION = 'src/main/electron/windows-session.ts';
const HEADERS = 'src/main/electron/page-headers.ts';
const PROTOCOL = 'src/main/electron/app-protocol.ts';
const START = 'src/main/index.ts';

const defect = (spec: string, title: string, ...changes: Change[]): ElectronDefect => ({ spec, title, changes });
const preferences = (to: string, from = 'sandbox: true,'): ElectronDefect =>
  defect('electron-checklist.spec.ts', 'web preferences', change(WINDOW, from, to));
const stranger = (title: string, from: string, to: string): ElectronDefect =>
  defect('foreign-senders.spec.ts', title, change(DOOR, from, to));
const security = (title: string, ...changes: Change[]): ElectronDefect => defect('security.spec.ts', title, ...changes);

/** By what was done wrong; each is built into a copy of the app. */
export const ELECTRON_DEFECTS: Record<string, ElectronDefect> = {
  // What windows are made of
  'windows have no sandbox': preferences('sandbox: false,'),
  'windows share their context with the preload': preferences('contextIsolation: false,', 'contextIsolation: true,'),
  'windows have Node': preferences('nodeIntegration: true,', 'nodeIntegration: false,'),
  'pages show dialogs of their own': preferences('', 'disableDialogs: true,'),
  'frames have the preload': preferences('sandbox: true, nodeIntegrationInSubFrames: true,'),
  'windows know no origins': preferences('sandbox: true, webSecurity: false,'),
  'insecure content runs': preferences('sandbox: true, allowRunningInsecureContent: true,'),
  'windows have what Chromium only tries out': preferences('sandbox: true, experimentalFeatures: true,'),
  'windows may have webviews': preferences('webviewTag: true,', 'webviewTag: false,'),

  // Who is heard
  'any window is heard': stranger(
    'no window that it has not made',
    'const admitted = this.#admitted.get(event.sender);',
    'const admitted = this.#admitted.get(event.sender) ?? [...this.#admitted.values()][0];',
  ),
  'any page in our window is heard': stranger('while another page is in it', ' && isOurs(frame.url)', ''),
  'frames are heard': stranger('no frame within its window', ' && frame.parent === null', ''),
  'a frame that is gone is heard': stranger('no frame within its window', 'frame !== null && ', 'frame === null || '),
  'the preload hands out Electron’s own': security(
    'one door to main',
    change(
      'src/preload/index.ts',
      'createBridge(ipcRenderer)',
      '{ ...createBridge(ipcRenderer), invoke: (channel: string) => ipcRenderer.invoke(channel) }',
    ),
  ),
  'the quick dial is let in as the main window': security(
    'the quick dial may ask for nothing',
    change('src/main/electron/quick-dial-window.ts', `kind: 'quick-dial'`, `kind: 'main'`),
  ),
  'a page’s own events are gestures': security(
    'neither dial nor reveal the password',
    change(DOOR, 'takeGesture: () => gestures.take()', 'takeGesture: () => gestures.take() || true'),
  ),
  'a key held down is heard as many presses': security(
    'one press allows one act',
    change(DOOR, 'gestures.saw(input.type, input)', 'gestures.saw(input.type)'),
  ),
  'every host counts as typed': security(
    'a server that the agent has not typed',
    change(DOOR, 'hasTyped: (host) => typed.hasHost(host)', 'hasTyped: () => Promise.resolve(true)'),
  ),
  'what is loosened is not asked': security(
    'only with a yes in a dialog',
    change('src/main/electron/question-dialog.ts', 'return response === 1;', 'return response >= 0;'),
  ),

  // Where pages may go
  'pages open windows': security('opens no other window', change(LOCKDOWN, `action: 'deny'`, `action: 'allow'`)),
  'pages go elsewhere': security(
    'go nowhere else',
    change(
      LOCKDOWN,
      'if (!isReload(event, contents.mainFrame.url)) event.preventDefault();',
      'isReload(event, contents.mainFrame.url);',
    ),
  ),
  'permissions are granted': security(
    'grants no permission',
    change(SESSION, 'answer(false)', 'answer(true)'),
    change(SESSION, 'one.setPermissionCheckHandler(() => false);', ''),
  ),
  'pages save files by themselves': security(
    'saves no file',
    change(SESSION, `  one.on('will-download', (event) => event.preventDefault());\n`, ''),
  ),
  'pages have file pickers': security(
    'grants no permission',
    change('src/main/electron/page-features.ts', `disableBlinkFeatures: 'FileSystemAccessLocal'`, ''),
  ),
  'there is no page policy': security(
    'one door to main',
    change(HEADERS, `'Content-Security-Policy': [`, `'X-Policy': [`),
  ),
  'markup needs no trusted type': security(
    'one door to main',
    change(HEADERS, `    "require-trusted-types-for 'script'",\n`, ''),
  ),
  'other hosts of our scheme are served': security(
    'addresses that are none with 404',
    change(PROTOCOL, '!isOurs(request.url) || ', ''),
  ),
  'files outside the windows’ folder are served': security(
    'addresses that are none with 404',
    change(PROTOCOL, '!file.startsWith(folder + sep) || ', ''),
  ),
  'WebRTC goes past the proxy': defect(
    'no-network.spec.ts',
    'a hostile page reaches nobody',
    change(LOCKDOWN, `contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');`, ''),
  ),
  'pages ask name servers': defect(
    'no-network.spec.ts',
    'a hostile page reaches nobody',
    change(
      'src/main/electron/before-ready.ts',
      `app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');`,
      '',
    ),
    change(SESSION, `mode: 'fixed_servers', proxyRules: NOBODY, proxyBypassRules: '<-loopback>'`, `mode: 'direct'`),
  ),

  // What the app leaves behind and takes in
  'others may read new files': defect(
    'environment.spec.ts',
    'for their owner only',
    change(START, 'process.umask(0o077);', 'process.umask(0o022);'),
  ),
  'hostile variables stay': defect(
    'environment.spec.ts',
    'variables that weaken TLS',
    change(
      'src/main/network/environment.ts',
      '  for (const name of names) Reflect.deleteProperty(environment, name);\n',
      '',
    ),
  ),
  'the token stands in the environment': security(
    'no command line',
    change(
      'src/main/call-api/http.ts',
      '...(token && { Authorization: `Bearer ${token}` }),',
      '...(token && (process.env.LAST = token) && { Authorization: `Bearer ${token}` }),',
    ),
  ),
  'pages keep what the agent saw': security(
    'who has signed out stays in a page',
    change(START, 'reloadWindows: () => windows.reload(),', 'reloadWindows: () => undefined,'),
  ),
  'a notification takes lines and markup': defect(
    'notices.spec.ts',
    'plain text',
    change(
      'src/main/notices/notice-text.ts',
      `return oneLine(text, LONGEST).replace(/[<>&]/g, (sign) => MARKUP[sign] ?? '');`,
      'return text;',
    ),
  ),
};
