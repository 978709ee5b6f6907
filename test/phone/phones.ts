import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baresipAccounts, baresipConfig } from '../../src/main/phone/setup/baresip.ts';
import { linphoneXml } from '../../src/main/phone/setup/linphone.ts';
import { serveOnce } from '../../src/main/phone/setup/one-shot.ts';
import type { PhoneAccount } from '../../src/main/phone/setup/phone-account.ts';
import { until, type Child, type Children } from './children.ts';

export interface Phone {
  stop: () => Promise<void>;
  output: () => string;
}

/** So that calls can be talked without a sound card: what one phone hears, it says itself. */
const SILENT_AUDIO =
  'module aubridge.so\naudio_source aubridge,loop\naudio_player aubridge,loop\naudio_alert aubridge,loop\n';

/** A headless baresip that has nothing but what the app wrote for it, and where its modules, its socket and the authority are. */
export async function startBaresip(
  children: Children,
  folder: string,
  account: PhoneAccount,
): Promise<Phone & { instance: string }> {
  await mkdir(folder, { recursive: true });
  const own = `module_path /usr/lib/baresip/modules\nsip_listen 127.0.0.1:0\nsip_cafile ${join(folder, '../ca.pem')}\n${SILENT_AUDIO}`;
  await writeFile(join(folder, 'accounts'), baresipAccounts(account).text);
  await writeFile(join(folder, 'config'), own + baresipConfig(account).text);
  const child = children.start('baresip', ['-4', '-f', folder]);
  await until('baresip registers', 10_000, () => /\[\d+ bindings?\]/.exec(child.output()) ?? undefined).catch(
    (error: unknown) => {
      throw new Error(child.output(), { cause: error });
    },
  );
  const instance = (await readFile(join(folder, 'uuid'), 'utf8')).trim();
  return { stop: child.stop, output: child.output, instance: `urn:uuid:${instance}` };
}

/** Linphone's command-line client, which fetches the account from the app's own one-shot server and has nothing else. */
export async function startLinphone(
  children: Children,
  folder: string,
  account: PhoneAccount,
): Promise<Phone & { wasFetched: Promise<boolean>; settings: () => Promise<string> }> {
  // Without this folder for its database it stays silent for ever.
  await mkdir(join(folder, '.local/share/linphone'), { recursive: true });
  const served = await serveOnce({
    content: linphoneXml(account),
    contentType: 'application/xml; charset=utf-8',
    forMs: 20_000,
  });
  const path = join(folder, 'linphonerc');
  const ports = 'sip_port=-1\nsip_tcp_port=-1\nsip_tls_port=-1';
  await writeFile(path, `[misc]\nconfig-uri=${served.url}\n[sip]\n${ports}\nroot_ca=${join(folder, '../ca.pem')}\n`);
  const child = children.start('linphonec', ['-c', path], { HOME: folder });
  return {
    stop: () => quit(child),
    output: child.output,
    wasFetched: served.done.then(({ isFetched }) => isFetched),
    settings: () => readFile(path, 'utf8'),
  };
}

/** So that it takes its registration back and writes its settings. */
async function quit(child: Child): Promise<void> {
  child.type('quit\n');
  await Promise.race([child.exited, new Promise((resolve) => setTimeout(resolve, 4_000))]);
  await child.stop();
}
