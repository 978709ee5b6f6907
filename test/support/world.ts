import { join } from 'node:path';
import type { AgentScope } from '../../src/main/account/agent-scope.ts';
import type { LogFields } from '../../src/main/log/log.ts';
import { createServices, type Services } from '../../src/main/services.ts';
import type { World } from '../../src/main/world.ts';
import { startDemoServer } from '../../src/main/demo/server.ts';
import type { DemoServer } from '../../src/main/demo/demo-server.ts';
import { FakeKeychain } from './fake-keychain.ts';
import { readTableFile } from './table-process.ts';

const CALLS_THREAD = join(import.meta.dirname, '../../src/main/calls/thread/worker.ts');

export interface TestWorld {
  services: Services;
  keychain: FakeKeychain;
  told: { name: string; payload: unknown }[];
  logged: { level: string; event: string; fields: LogFields | undefined }[];
  clipboard: { text: string; secret: string };
  opened: string[];
  /** The call centres that `account.enterDemo` has started. */
  demos: DemoServer[];
}

/** All real services over a fake desktop; `folder` takes their files. `hasRegulars`: the demo has customers of whom something is written down. */
export function createTestWorld(folder: string, scope?: AgentScope, hasRegulars = false): TestWorld {
  const keychain = new FakeKeychain();
  const world: Omit<TestWorld, 'services'> = {
    keychain,
    told: [],
    logged: [],
    clipboard: { text: '', secret: '' },
    opened: [],
    demos: [],
  };
  const parts: World = {
    folder,
    managedPhonePath: join(folder, 'no-company', 'phone.json'),
    isAdministered: () => Promise.resolve(true),
    ownProgram: ['/opt/companion/companion'],
    openLink: (address) => Promise.resolve(void world.opened.push(address)),
    loadKeychain: keychain.load,
    startDemo: async () => {
      const demo = await startDemoServer({ inbound: false, calls: 200, speed: 100 });
      world.demos.push(demo);
      const [agent] = demo.agents;
      if (!agent) throw new Error('a demo without agents');
      const { host, token, regulars } = demo;
      const known = hasRegulars ? { regulars } : {};
      return { ...known, host, token, agent: { id: agent.agentId, name: agent.name }, stop: () => demo.close() };
    },
    desktop: { languages: () => ['en-GB'], isDark: () => false, useTheme: () => undefined },
    clipboard: {
      copyText: (text) => Promise.resolve(void (world.clipboard.text = text)),
      copySecret: (secret) => Promise.resolve(void (world.clipboard.secret = secret)),
      pasteText: () => Promise.resolve(world.clipboard.text),
      clearSecret: () => Promise.resolve(void (world.clipboard.secret = '')),
    },
    files: {
      newFile: (name) => Promise.resolve(join(folder, name)),
      folder: () => Promise.resolve(folder),
      openFile: () => Promise.resolve(undefined),
      show: (path) => void world.opened.push(`folder of ${path}`),
    },
    notify: {
      missed: (fresh) => void world.told.push({ name: 'notify.missed', payload: fresh }),
      followUps: (due) => world.told.push({ name: 'notify.followUps', payload: due }) > 0,
    },
    network: { resolveProxy: () => Promise.resolve('DIRECT'), environment: { ignored: [], honoured: [] } },
    canNotify: () => true,
    readTableFile,
    confirmLoosening: () => Promise.resolve(true),
    confirmHost: () => Promise.resolve(true),
    reloadWindows: () => void world.opened.push('reload'),
    callsThread: CALLS_THREAD,
    passphraseWork: 6,
    shell: {
      info: () => ({ version: '0.0.0', platform: 'test', hasTray: false, canStartAtLogin: false }),
      openMain: (text) => void world.opened.push(`main ${text ?? ''}`),
      openQuickDial: () => void world.opened.push('quick-dial'),
      hideQuickDial: () => void world.opened.push('hide'),
      shortcut: () => ({ is: 'off' }),
      callShortcut: () => ({ is: 'off' }),
      tryShortcut: (accelerator) => ({ is: 'free', accelerator }),
      testShortcut: () => ({ is: 'off' }),
      linkOpeners: () => Promise.resolve({ is: 'not-installed' }),
      openLinksHere: () => Promise.resolve({ is: 'not-installed' }),
      openLogFolder: () => Promise.resolve(void world.opened.push('logs')),
    },
    broadcast: (name, payload) => void world.told.push({ name, payload }),
    log: (level, event, fields) => void world.logged.push({ level, event, fields }),
  };
  const services = createServices(parts, scope);
  return { services, ...world };
}
