import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The folder to keep data in on Windows: `local` (LocalAppData). A roaming profile would copy calls, notes and the dial journal to a server, and back
 * to other computers. What an earlier version has left in `roaming` is moved; where that fails it stays, and stays in use.
 */
export function moveToLocal(roaming: string, local: string): string {
  if (existsSync(local) || !existsSync(roaming)) return local;
  try {
    mkdirSync(dirname(local), { recursive: true });
    renameSync(roaming, local);
    return local;
  } catch {
    return copyToLocal(roaming, local);
  }
}

/** Across drives nothing can be renamed. */
function copyToLocal(roaming: string, local: string): string {
  try {
    cpSync(roaming, local, { recursive: true, preserveTimestamps: true });
  } catch {
    rmSync(local, { recursive: true, force: true });
    return roaming;
  }
  rmSync(roaming, { recursive: true, force: true, maxRetries: 3 });
  return local;
}
