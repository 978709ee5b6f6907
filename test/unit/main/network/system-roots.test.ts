import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { companyRoot } from '../../../support/private-authority.ts';
import { json } from '../../../support/raw-server.ts';
import { rawForTest } from '../../../support/sessions.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { tlsFront } from '../../../support/tls-front.ts';

const NETWORK = join(import.meta.dirname, '../../../../src/main/network');

/** A process of its own, since the system's authorities are read once: asks for the URL as the app does, and prints what came of it. */
const CLIENT = `
  const { Connections } = await import('${NETWORK}/connections.ts');
  const connections = new Connections({ route: () => Promise.resolve([{ is: 'direct' }]) });
  const dispatcher = await connections.kept(process.argv[1]);
  const told = await fetch(process.argv[1], { dispatcher }).then((answer) => answer.text(), (error) => error.cause?.code);
  console.log(told);
  process.exit();
`;

async function ask(url: string, env: Record<string, string>): Promise<string> {
  const args = ['--input-type=module', '-e', CLIENT, url];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    timeout: 15_000,
  });
  return stdout.trim();
}

describe('a company’s own root', () => {
  it('counts once the system has it, beside the public ones, and not before', async () => {
    const server = await rawForTest(json({ ok: 1 }));
    const url = `https://localhost:${await tlsFront(server.port)}/`;
    const store = join(await tempFolder(), 'system.pem');
    await writeFile(store, companyRoot);
    expect(await ask(url, {})).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    // Where OpenSSL looks for the system's authorities on Linux.
    expect(await ask(url, { SSL_CERT_FILE: store })).toBe('{"ok":1}');
    expect(server.requests).toHaveLength(1);
  });
});
