import type { Certificates } from './authority.ts';
import type { Children } from './children.ts';
import type { Report } from './report.ts';

/** What every part of the run needs. */
export interface Bench {
  report: Report;
  children: Children;
  folder: string;
  /** A new, empty folder. */
  scratch: () => Promise<string>;
  certificates: Certificates;
  has: (program: string) => boolean;
  /** Watches a UDP port; undefined where it may not. */
  sniff: (port: number) => Promise<(() => Promise<string>) | undefined>;
}
