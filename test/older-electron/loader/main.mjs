/**
 * Takes the place of Electron's `default_app.asar`, which the republished binary lacks: `electron [-r MODULE]… FOLDER [ARGUMENT]…`
 * starts the app in FOLDER under the name, version and folders that its package.json gives it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const { folder, modules } = readArguments(process.argv.slice(1));

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const module of modules) require(resolve(module));
if (folder === undefined || !existsSync(join(folder, 'package.json'))) {
  console.log(`Electron ${process.versions.electron}: name the folder of an app.`);
  app.exit(folder === undefined ? 0 : 1);
} else {
  await load(folder);
}

/** Playwright's switches come first, then the modules to load before the app, then the app's folder. */
function readArguments(args) {
  const modules = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') modules.push(args[++i]);
    else if (!args[i].startsWith('-')) return { folder: resolve(args[i]), modules };
  }
  return { folder: undefined, modules };
}

async function load(path) {
  const { name, productName, version, desktopName, main } = JSON.parse(
    readFileSync(join(path, 'package.json'), 'utf8'),
  );
  app.setName(productName ?? name);
  if (version !== undefined) app.setVersion(version);
  if (desktopName !== undefined) app.setDesktopName(desktopName);
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
  app.setAppPath(path);
  await import(pathToFileURL(join(path, main ?? 'index.js')).href);
}
