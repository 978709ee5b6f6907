import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Electron's command line: `electron [-r module] [switches] <app> [arguments]`. Chromium switches may stand anywhere. */
const raw = process.argv.slice(2);
const modules: string[] = [];
let at = 0;
for (; raw[at]?.startsWith('-'); at++) if (raw[at] === '-r' || raw[at] === '--require') modules.push(String(raw[++at]));

export const executable = process.env['STAND_IN_EXECUTABLE'] ?? process.execPath;
/** Modules to load before the app: Playwright's loader. */
export const preloaded = modules;
export const rawArguments = raw;
export const appArguments = raw.slice(at);

const appPath = resolve(raw[at] ?? '.');
const isFolder = statSync(appPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
export const appFolder = isFolder ? appPath : dirname(appPath);

export interface AppPackage {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
}

function readPackage(): AppPackage {
  try {
    return JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as AppPackage;
  } catch {
    return {};
  }
}

export const appPackage = readPackage();
export const appMain = isFolder ? join(appFolder, appPackage.main ?? 'index.js') : appPath;
export const electronVersion = (createRequire(import.meta.url)('electron/package.json') as { version: string }).version;

export const switches = new Map<string, string>();
for (const [, name, value] of raw.map((text) => /^--([^=]+)(?:=(.*))?$/.exec(text) ?? [])) {
  if (name !== undefined) switches.set(name, value ?? '');
}

/** As Chromium on Linux picks it: --lang, else the usual variables; `C` and `POSIX` mean American English. */
function readLocale(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const name =
    [switches.get('lang'), LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  const [language = ''] = name.split(/[.@]/);
  return language === '' || language === 'C' || language === 'POSIX' ? 'en-US' : language.replace('_', '-');
}

export const locale = readLocale();
