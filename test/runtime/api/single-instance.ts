import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface SecondInstance {
  argv: string[];
  workingDirectory: string;
  additionalData: unknown;
}

/** A process id can be another's by now; its start time tells. */
function identify(pid: number | string): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid}-${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

/**
 * One app per userData folder, as files because Electron's call is synchronous on both sides: a symbolic link names the
 * holder, and a later instance leaves its arguments in the holder's inbox before it is told no.
 */
export class SingleInstance {
  private readonly link: string;
  private readonly inbox: string;
  private readonly me = identify(process.pid) ?? String(process.pid);
  isHeld = false;

  constructor(userData: string) {
    this.link = join(userData, 'SingletonLock');
    this.inbox = join(userData, 'SingletonInbox');
    mkdirSync(userData, { recursive: true });
  }

  take(onSecond: (second: SecondInstance) => void): boolean {
    if (!this.isHeld && this.hold()) this.listen(onSecond);
    return this.isHeld;
  }

  private hold(): boolean {
    for (let attempt = 0; attempt < 2 && !this.isHeld; attempt++) {
      try {
        symlinkSync(this.me, this.link);
        this.isHeld = true;
      } catch {
        const holder = readlinkSync(this.link);
        if (identify(holder.split('-')[0] ?? '') === holder) return false;
        rmSync(this.link, { force: true });
      }
    }
    return this.isHeld;
  }

  private listen(onSecond: (second: SecondInstance) => void): void {
    rmSync(this.inbox, { recursive: true, force: true });
    mkdirSync(this.inbox);
    const collect = (): void => {
      for (const name of readdirSync(this.inbox)
        .filter((file) => file.endsWith('.json'))
        .sort()) {
        const file = join(this.inbox, name);
        const second = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance;
        rmSync(file);
        onSecond(second);
      }
    };
    watch(this.inbox, { persistent: false }, () => this.isHeld && collect());
  }

  tellHolder(second: SecondInstance): void {
    const name = join(this.inbox, `${Date.now()}-${process.pid}`);
    try {
      writeFileSync(`${name}.tmp`, JSON.stringify(second));
      renameSync(`${name}.tmp`, `${name}.json`);
    } catch {
      // The holder is ending.
    }
  }

  release(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    rmSync(this.link, { force: true });
    rmSync(this.inbox, { recursive: true, force: true });
  }
}
