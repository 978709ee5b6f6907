import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlink } from 'node:fs/promises';
import { basename, win32 } from 'node:path';
import { promisify } from 'node:util';
import { windowsSystemFolder } from '../files/windows-registry.ts';

const LIMIT_MS = 10_000;
const run = promisify(execFile);

/** The executable of a process, where its name says MicroSIP; undefined where it is another program, or the system does not say. */
export async function microsipOf(pid: number): Promise<string | undefined> {
  const path = await executableOf(pid).catch(() => '');
  return /microsip/i.test(process.platform === 'win32' ? win32.basename(path) : basename(path)) ? path : undefined;
}

async function executableOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readlink(`/proc/${pid}/exe`);
  if (process.platform !== 'win32') return '';
  const powershell = win32.join(windowsSystemFolder(), String.raw`WindowsPowerShell\v1.0\powershell.exe`);
  const args = ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${Math.trunc(pid)}).Path`];
  const { stdout } = await run(powershell, args, { timeout: LIMIT_MS, windowsHide: true });
  return stdout.trim();
}

/** Starts a program and does not wait for it; rejects when it does not start. */
export async function startProgram(program: string, argument: string): Promise<void> {
  const child = spawn(program, [argument], { stdio: 'ignore', detached: true, windowsHide: true });
  child.unref();
  await once(child, 'spawn');
}

/** A process of another user counts as alive: it is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
