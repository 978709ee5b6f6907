import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Certificates } from './authority.ts';
import { until, type Child, type Children } from './children.ts';

export const REALM = 'sip.test';

export interface Kamailio {
  /** UDP and TCP. */
  port: number;
  tlsPort: number;
  /** Everything that it holds about its bindings, as `ul.dump` prints it, without what counts the time. */
  bindings: () => Promise<string>;
  log: () => string;
  stop: () => Promise<void>;
}

export interface KamailioOptions {
  folder: string;
  algorithm: 'MD5' | 'SHA-256';
  /** Passwords by user. They stand in its configuration file: they are of this run only. */
  users: Readonly<Record<string, string>>;
  certificates: Certificates;
}

/** A real registrar on loopback: digest authentication, bindings in memory. */
export async function startKamailio(children: Children, options: KamailioOptions): Promise<Kamailio> {
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const [port, tlsPort] = [await freePort(), await freePort()];
  const control = join(folder, 'ctl');
  const path = join(folder, 'kamailio.cfg');
  await writeFile(path, configuration(options, port, tlsPort, control), { mode: 0o600 });
  const args = ['-f', path, '-DD', '-E', '-m', '64', '-M', '8', '-P', join(folder, 'pid'), '-Y', folder];
  const child = children.start('kamailio', args);
  const dump = () => kamcmd(control, 'ul.dump');
  await until('Kamailio starts', 15_000, () => (hasEnded(child), dump().catch(() => undefined)));
  return { port, tlsPort, bindings: async () => settled(await dump()), log: child.output, stop: child.stop };
}

function configuration(
  { algorithm, users, certificates }: KamailioOptions,
  port: number,
  tlsPort: number,
  control: string,
): string {
  const passwords = Object.entries(users).map(
    ([user, password]) => `  if ($au == "${user}") $var(password) = "${password}";`,
  );
  return `#!KAMAILIO
debug=0
log_stderror=yes
children=2
auto_aliases=no
enable_tls=yes
disable_tcp=no
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
listen=tls:127.0.0.1:${tlsPort}
${['tls', 'kex', 'pv', 'sl', 'tm', 'rr', 'siputils', 'usrloc', 'registrar', 'auth', 'ctl'].map((name) => `loadmodule "${name}.so"`).join('\n')}
modparam("ctl", "binrpc", "unix:${control}")
modparam("tls", "private_key", "${certificates.keyPath}")
modparam("tls", "certificate", "${certificates.certificatePath}")
modparam("tls", "tls_method", "TLSv1.2+")
modparam("auth", "algorithm", "${algorithm}")
modparam("auth", "qop", "auth")
modparam("registrar", "method_filtering", 0)
request_route {
  if (!is_method("REGISTER")) { route(CALLS); exit; }
  $var(password) = "";
${passwords.join('\n')}
  if ($var(password) == "" || !pv_www_authenticate("${REALM}", "$var(password)", "0")) { auth_challenge("${REALM}", "1"); exit; }
  if (!save("location")) sl_reply_error();
}
# Calls to who is registered, without authentication: whoever calls is on this computer.
route[CALLS] {
  if ($rm == "ACK" && !has_totag()) { exit; }
  if (has_totag()) { if (!loose_route()) { $du = $null; } t_relay(); exit; }
  if ($rm == "CANCEL") { t_relay(); exit; }
  record_route();
  if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
  t_relay();
}
`.replaceAll('is_method("REGISTER")', '($rm == "REGISTER")');
}

function hasEnded(child: Child): void {
  if (/(?:ERROR|CRITICAL).*(?:bad config|init_mod|exiting)/i.test(child.output()))
    throw new Error(`Kamailio:\n${child.output()}`);
}

async function kamcmd(control: string, command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('kamcmd', ['-s', `unix:${control}`, command], { timeout: 3_000 });
  return stdout;
}

/** `Expires` counts down, and keep-alive lines count what passes by; everything else stays while nobody changes a binding. */
function settled(dump: string): string {
  return dump
    .replace(/^\s*(?:Expires|Last-Keepalive|KA-Roundtrip|MaxSlots|Records|Stats).*$/gim, '')
    .replace(/\n{2,}/g, '\n');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
