import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** Who owns the other end of a TCP connection on 127.0.0.1. `unknown`: this system does not say. */
export type PeerOwner = 'same-user' | 'another-user' | 'unknown';

/** The two ports of a connection on 127.0.0.1: the peer's and ours. */
export interface LoopbackPorts {
  peer: number;
  own: number;
}

const LIMIT_MS = 5_000;
const run = promisify(execFile);

/**
 * Asks the system which user's process holds the other end. On Linux the kernel's table answers at once, and a connection that is not in it (its
 * end is gone) counts as another user's. On macOS `lsof` lists only one's own processes. On Windows the process's session and owner are compared.
 */
export async function peerOwner(ports: LoopbackPorts): Promise<PeerOwner> {
  try {
    if (process.platform === 'linux') return ownerInTables(readTables(), ports, process.getuid?.() ?? -1);
    if (process.platform === 'darwin') return await askLsof(ports);
    return process.platform === 'win32' ? await askPowerShell(ports) : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** The kernel's tables of TCP sockets. An IPv6 socket may hold an IPv4 address. */
function readTables(): string {
  return ['/proc/net/tcp', '/proc/net/tcp6'].map(readTable).join('\n');
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (path.endsWith('6')) return ''; // IPv6 may be switched off
    throw error;
  }
}

/** 127.0.0.1 as the kernel prints it, in host byte order; in the IPv6 table mapped (`::ffff:127.0.0.1`). */
const LOOPBACK = /^(?:0{16}FFFF0000)?0100007F$/;

/** Reads `/proc/net/tcp` (proc(5)): local and remote address in hex, and the uid in the eighth field. */
export function ownerInTables(tables: string, { peer, own }: LoopbackPorts, uid: number): PeerOwner {
  for (const line of tables.split('\n')) {
    const [, local = '', remote = '', , , , , owner] = line.trim().split(/\s+/);
    if (isLoopback(local, peer) && isLoopback(remote, own)) return Number(owner) === uid ? 'same-user' : 'another-user';
  }
  return 'another-user';
}

function isLoopback(endpoint: string, port: number): boolean {
  const [address = '', hex = ''] = endpoint.split(':');
  return LOOPBACK.test(address) && Number.parseInt(hex, 16) === port;
}

async function askLsof({ peer, own }: LoopbackPorts): Promise<PeerOwner> {
  const args = ['-nP', '-a', `-iTCP@127.0.0.1:${peer}`, '-sTCP:ESTABLISHED', '-Fun'];
  const { stdout } = await run('/usr/sbin/lsof', args, { timeout: LIMIT_MS });
  return ownerInLsof(stdout, { peer, own }, process.getuid?.() ?? -1);
}

/** Reads `lsof -Fun`: a line `u<uid>` for a process, then `n<local>-><remote>` for each of its sockets. Our own end is listed the other way round. */
export function ownerInLsof(output: string, { peer, own }: LoopbackPorts, uid: number): PeerOwner {
  let owner: number | undefined;
  for (const line of output.split('\n')) {
    if (line.startsWith('u')) owner = Number(line.slice(1));
    if (line === `n127.0.0.1:${peer}->127.0.0.1:${own}`) return owner === uid ? 'same-user' : 'another-user';
  }
  return 'another-user';
}

/** Prints a line for each connection between these ports, whatever its addresses: local and remote address, and the SID of its owner. Then our own SID. */
function script({ peer, own }: LoopbackPorts): string {
  return [
    `$all = Get-NetTCPConnection -LocalPort ${peer} -RemotePort ${own} -State Established -ErrorAction SilentlyContinue`,
    '$all | ForEach-Object { $p = Get-CimInstance Win32_Process -Filter "ProcessId=$($_.OwningProcess)"; ' +
      '$sid = if ($p) { (Invoke-CimMethod -InputObject $p -MethodName GetOwnerSid).Sid }; ' +
      '"$($_.LocalAddress) $($_.RemoteAddress) $sid" }',
    '[System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value',
  ].join('; ');
}

async function askPowerShell(ports: LoopbackPorts): Promise<PeerOwner> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', script(ports)];
  const { stdout } = await run('powershell.exe', args, { timeout: LIMIT_MS, windowsHide: true });
  return ownerInPowerShell(stdout);
}

/** 127.0.0.1 as Windows prints it; an IPv6 socket may hold an IPv4 address. */
const WINDOWS_LOOPBACK = /^(?:::ffff:)?127\.0\.0\.1$/i;
const SID = /^S-1-[\d-]+$/;

/** Reads what the script prints. The ports may also stand in a connection of another address of this computer, which says nothing about ours. */
export function ownerInPowerShell(output: string): PeerOwner {
  const lines = output.trim().split(/\r?\n/);
  const ours = lines.pop() ?? '';
  if (!SID.test(ours)) return 'unknown';
  const owners = lines.map((line) => line.trim().split(/\s+/)).filter(isBetweenLoopbacks);
  if (owners.length === 0) return 'another-user';
  // Windows does not name the owner of every process; two would be a riddle.
  if (owners.some(([, , owner = '']) => !SID.test(owner))) return 'unknown';
  return owners.every(([, , owner]) => owner === ours) ? 'same-user' : 'another-user';
}

function isBetweenLoopbacks([local = '', remote = '']: readonly string[]): boolean {
  return WINDOWS_LOOPBACK.test(local) && WINDOWS_LOOPBACK.test(remote);
}
