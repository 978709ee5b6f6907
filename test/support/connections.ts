import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a program and its children open to the network, as the kernel is asked for it. */
export interface ConnectionWatch {
  /** Start this in the program's place, with further arguments. */
  executable: string;
  /** `127.0.0.1:443`, each address once: whom a socket was connected to or a datagram sent to since the last `forget`. */
  seen(): Promise<string[]>;
  forget(): Promise<void>;
}

/** `connect(46<TCP:[1038904]>, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}, 16) = 0` */
const IPV4 = /sa_family=AF_INET, sin_port=htons\((?<port>\d+)\), sin_addr=inet_addr\("(?<address>[^"]+)"\)/;
/** `{sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}` */
const IPV6 = /sa_family=AF_INET6, sin6_port=htons\((?<port>\d+)\).*inet_pton\(AF_INET6, "(?<address>[^"]+)"/;

/** Linux only: strace sees every process and thread of `program` from its first instruction on. Questions to name servers count too. */
export async function watchConnections(program: readonly string[], folder: string): Promise<ConnectionWatch> {
  const [executable, log] = [join(folder, 'watched'), join(folder, 'connections.log')];
  const strace = `strace -f --seccomp-bpf -qq -e signal=none -e trace=connect,sendto,sendmsg,sendmmsg -A -o '${log}'`;
  const words = program.map((word) => `'${word}'`).join(' ');
  await writeFile(executable, `#!/bin/sh\nexec ${strace} ${words} "$@"\n`);
  await chmod(executable, 0o755);
  return {
    executable,
    seen: async () => [...new Set((await readFile(log, 'utf8')).split('\n').flatMap(addressIn))],
    forget: () => rm(log, { force: true }),
  };
}

function addressIn(line: string): string[] {
  const { address, port } = (IPV4.exec(line) ?? IPV6.exec(line))?.groups ?? {};
  return address === undefined || port === undefined ? [] : [`${address}:${port}`];
}
