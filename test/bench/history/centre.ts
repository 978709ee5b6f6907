import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** The demo call centre in a process of its own. */
export interface Centre {
  child: ChildProcess;
  host: string;
  token: string;
  agentId: string;
  agentName: string;
}

/** With one agent who has all of the calls, none of them coming in while it runs. */
export async function startCentre(calls: number): Promise<Centre> {
  const args = [join(ROOT, 'src/main/demo/cli.ts'), '--calls', String(calls), '--one-agent', '--no-inbound'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  // In life it is another computer: it must not take turns with main on this one.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let said = '';
  while (!said.includes('\nNumbers to show')) {
    const [chunk] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
    if (!Buffer.isBuffer(chunk)) throw new Error('the demo call centre did not start');
    said += chunk.toString();
  }
  const [, host = '', token = ''] = /Host +(\S+)\n +Token +(\S+)/.exec(said) ?? [];
  const [, agentName = '', agentId = ''] = /Agents[^\n]*\n +(\S+) +(\d+)/.exec(said) ?? [];
  return { child, host, token, agentId, agentName };
}
