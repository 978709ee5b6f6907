import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What decides whether Electron's sandbox can start on this computer. */
export interface SandboxFacts {
  platform: NodeJS.Platform;
  isRoot: boolean;
  /** What `/proc/sys/kernel/apparmor_restrict_unprivileged_userns` says; undefined where there is no such file. */
  restriction: string | undefined;
  /** The program beside Electron's binary that npm unpacks without its SUID bit. */
  helper: { path: string; uid: number; mode: number } | undefined;
}

const RESTRICTION = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
/** SUID, and everybody may run it: what Chromium asks of its helper. */
const NEEDED = 0o4001;

/**
 * What to type so that Electron starts, or undefined where it starts anyway. Ubuntu 24.04 and later forbid the user namespaces that the sandbox is
 * made of, and its other way, the SUID helper, npm cannot set up (electron#42510). An AppArmor profile of the user's own cannot be seen from here.
 */
export function sandboxAdvice({ platform, isRoot, restriction, helper }: SandboxFacts): string | undefined {
  if (platform !== 'linux' || isRoot || restriction?.trim() !== '1' || !helper) return undefined;
  if (helper.uid === 0 && (helper.mode & NEEDED) === NEEDED) return undefined;
  const path = `'${helper.path.replaceAll("'", String.raw`'\''`)}'`;
  return [
    'This system forbids what Electron’s sandbox is made of. If the app ends with "The SUID sandbox helper binary …", type this once (and again after `npm ci`):',
    `  sudo chown root:root ${path} && sudo chmod 4755 ${path}`,
  ].join('\n');
}

/** The same for this computer and this binary of Electron's. */
export function sandboxAdviceFor(executable: string): string | undefined {
  const path = join(dirname(executable), 'chrome-sandbox');
  const stat = statSync(path, { throwIfNoEntry: false });
  return sandboxAdvice({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    restriction: read(RESTRICTION),
    helper: stat && { path, uid: stat.uid, mode: stat.mode },
  });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
