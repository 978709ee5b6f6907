import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** Runs a program to its end and returns what it printed; throws with its own words when it fails or is missing. */
export function run(program: string, args: readonly string[], options: SpawnSyncOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw new Error(`${program} did not start: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed (${status}):\n${stdout}${stderr}`.trimEnd());
  return stdout;
}
