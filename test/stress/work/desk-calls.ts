import { existsSync } from 'node:fs';
import { agentKey } from '../../../src/main/account/agent-key.ts';
import type { Agent, AgentScope } from '../../../src/main/account/agent-scope.ts';
import type { CurrentSession, Session } from '../../../src/main/account/session.ts';
import type { CallsService } from '../../../src/main/calls/calls.service.ts';
import { copyOfNotes } from '../../../src/main/calls/store/notes-copy.ts';
import type { WrittenRow } from '../../../src/main/calls/store/written.ts';
import { openCallStore } from '../../../src/main/calls/store/open-call-store.ts';
import { OwnFile } from '../../../src/main/calls/store/own-file.ts';
import { ownPath } from '../../../src/main/calls/store/store-paths.ts';
import type { CallStoreShape } from '../../../src/main/calls/store/store-shape.ts';
import { wipeCallStore } from '../../../src/main/calls/store/wipe-call-store.ts';

interface DeskCallsParts {
  scope: AgentScope;
  session: CurrentSession;
  now: () => number;
  folder: string;
}

/** The stored calls without their thread: the same store in this process, where thousands of days pass. */
export class DeskCalls implements Pick<CallsService, 'writtenBy' | 'ask'> {
  readonly #parts: DeskCallsParts;
  #open: { session: Session; store: CallStoreShape } | undefined;

  constructor(parts: DeskCallsParts) {
    this.#parts = parts;
    parts.scope.register('calls', {
      wipe: ({ is, agent }) => {
        this.close();
        if (is === 'agent') wipeCallStore(parts.folder, agentKey(agent));
      },
    });
  }

  store(): CallStoreShape {
    const session = this.#parts.session();
    if (this.#open?.session === session) return this.#open.store;
    this.close();
    const { folder, now } = this.#parts;
    this.#open = { session, store: openCallStore({ folder, key: agentKey(session), now }) };
    return this.#open.store;
  }

  writtenBy(agent: Agent): WrittenRow[] {
    const { folder, now } = this.#parts;
    const path = ownPath(folder, agentKey(agent));
    if (!existsSync(path)) return [];
    const { file } = new OwnFile({ path, now });
    try {
      return copyOfNotes(file);
    } finally {
      file.close();
    }
  }

  ask: CallsService['ask'] = (method, ...args) => {
    const store = this.store();
    const run: unknown = Reflect.get(store, method);
    if (typeof run !== 'function') throw new Error(`${method} needs the thread`);
    return Promise.resolve(Reflect.apply(run, store, args) as never);
  };

  close(): void {
    this.#open?.store.close();
    this.#open = undefined;
  }
}
