import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
const STAND_IN = join(ROOT, 'test/runtime');

export interface Runtime {
  kind: 'Electron' | 'stand-in';
  /** What to start the app with. */
  executable: string;
}

/**
 * Real Electron where its binary is or can be had, else the stand-in of test/runtime. `ELECTRON_OVERRIDE_DIST_PATH` (Electron's own
 * variable) decides before either; `RUNTIME=stand-in` asks for the stand-in where both are there.
 */
export function chooseRuntime(): Runtime {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== STAND_IN)
    return { kind: 'Electron', executable: join(override, 'electron') };
  if (process.env['RUNTIME'] !== 'stand-in' && override === undefined) {
    const binary = installedBinary() ?? downloadedBinary();
    if (binary !== undefined) return { kind: 'Electron', executable: binary };
  }
  return { kind: 'stand-in', executable: join(STAND_IN, 'electron') };
}

/** One line for people: what the results of this run are worth. */
export function describeRuntime({ kind }: Runtime): string {
  return kind === 'Electron'
    ? 'Runtime: Electron.'
    : 'Runtime: stand-in (Electron’s binary could not be had). It runs the built app in Node with the system’s Chromium; test/runtime/README.md lists what it cannot prove.';
}

function installedBinary(): string | undefined {
  const package_ = join(ROOT, 'node_modules/electron');
  const pathFile = join(package_, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(package_, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Electron 42+ fetches its binary on the first start, not at install. Says so at once where there is no network. */
function downloadedBinary(): string | undefined {
  spawnSync(process.execPath, [join(ROOT, 'node_modules/electron/install.js')], { stdio: 'ignore', timeout: 300_000 });
  return installedBinary();
}
