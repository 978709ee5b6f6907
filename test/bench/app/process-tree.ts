import { readdirSync, readFileSync } from 'node:fs';

/** Linux only. Of a process and everything that it has started. */
export interface ProcessTree {
  /** Proportional set size in MB: pages shared among processes are counted once. */
  pss(): number;
  /** Seconds of a core that it has used so far; a process that has ended takes its share along. */
  cpu(): number;
  /** MB by what each process is, for the log. */
  parts(): string;
}

const TICKS_PER_S = 100;

export function processTree(top: number): ProcessTree {
  const each = (of: (pid: number) => number): number => family(top).reduce((sum, pid) => sum + of(pid), 0);
  return {
    pss: () => each(pssOf),
    cpu: () => each(cpuOf),
    parts: () =>
      family(top)
        .map((pid) => `${kindOf(pid)} ${Math.round(pssOf(pid))}`)
        .join(', '),
  };
}

function family(top: number): number[] {
  const parents = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = Number(statOf(pid)[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), pid]);
  }
  const withChildren = (pid: number): number[] => [pid, ...(parents.get(pid) ?? []).flatMap(withChildren)];
  return withChildren(top);
}

/** The fields of /proc/PID/stat behind the name in brackets; none where the process has ended meanwhile. */
function statOf(pid: number): string[] {
  return read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
}

function cpuOf(pid: number): number {
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number);
  return (user + system) / TICKS_PER_S;
}

function pssOf(pid: number): number {
  return Number(/^Pss: +(\d+) kB$/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024;
}

function kindOf(pid: number): string {
  return /--type=([a-z-]+)/.exec(read(pid, 'cmdline'))?.[1] ?? 'main';
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
