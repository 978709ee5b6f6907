import type { AppError, ExportFormat, Language, UnreadableField } from '../../../preload/contract/index.ts';
import type { Route } from '../../network/route.ts';
import type { CallQueries, SoughtCalls } from '../call-queries.ts';
import type { NotesMerged, WrittenRow } from '../store/written.ts';
import type { CompletePeriod, ForgettableCall, ForgottenState, Snapshot, StoreHealth } from '../store/store-shape.ts';
import type { SyncDepth, SyncProgress, SyncResult, SyncSettings } from '../sync/sync-shape.ts';

/** How the thread of one signed-in agent begins. The token is not in it: the thread asks for it, request by request. */
export interface ThreadStart {
  folder: string;
  /** Part of the files' names: a hash of host and agent. */
  key: string;
  host: string;
  agentId: string;
  /** A demo begins empty, whatever an earlier one has left behind, and leaves the files of real agents alone. */
  isDemo: boolean;
  settings: SyncSettings;
}

/** What the history holds, beside what sync tells by itself. */
export interface StoredState {
  stored: number;
  complete: CompletePeriod[];
  health: StoreHealth;
  unreadable: UnreadableField[];
  unknownStates: string[];
  isAgentFilterIgnored: boolean;
  forgotten: ForgottenState;
}

export interface ExportOrder {
  /** Names the work in progress messages and for `cancelExport`. */
  work: string;
  filter: SoughtCalls;
  /** Name and company of the contact with each customer key. */
  titles?: readonly (readonly [customer: string, title: string])[];
  /** What calls came to, by their uuids. */
  outcomes?: readonly (readonly [uuid: string, label: string])[];
  path: string;
  areNumbersMasked: boolean;
  language: Language;
  format?: ExportFormat;
}

/** Everything that main may ask of the calls' thread, by name. Errors arrive as `Fault`s. */
export interface ThreadApi extends CallQueries {
  /** As `CallSync.run`. */
  sync(depth: SyncDepth, leavesGaps?: boolean): Promise<SyncResult>;
  cancelSync(): void;
  storedState(): StoredState;
  configure(settings: SyncSettings): void;
  /** Keeps the calls that match under this name until `endSnapshot`; for `snapshotSlice`. */
  beginSnapshot(name: string, filter: SoughtCalls): number;
  snapshotSlice(name: string, from: number, count: number): ReturnType<Snapshot['slice']>;
  endSnapshot(name: string): void;
  exportCalls(order: ExportOrder): Promise<void>;
  cancelExport(work: string): void;
  isForgotten(call: ForgettableCall): boolean;
  /** As `StoreKeeping.forgetCustomer`. */
  forgetCustomer(number: string): number;
  /** As the store's methods of these names. */
  forgottenAmong(numbers: readonly string[]): [number: string, at: number][];
  copyOfNotes(): WrittenRow[];
  mergeNotes(arriving: readonly WrittenRow[]): NotesMerged;
  /** Takes back half-written exports and closes the files. With `isWiping` they are overwritten and removed. */
  close(isWiping: boolean): Promise<void>;
}

export type ThreadMethod = keyof ThreadApi;

export type FromMain =
  | { is: 'ask'; id: number; method: ThreadMethod; args: unknown[] }
  | { is: 'token'; id: number; token?: string; error?: AppError }
  | { is: 'route'; id: number; route: Route }
  | { is: 'authorities'; id: number; authorities: readonly string[] };

export type FromThread =
  | { is: 'answer'; id: number; value?: unknown; error?: AppError }
  | { is: 'wants-token'; id: number }
  /** The way to the host of `ThreadStart`: only main can ask the system. */
  | { is: 'wants-route'; id: number }
  /** PEM. Main reads the system's once for every thread. */
  | { is: 'wants-authorities'; id: number }
  | { is: 'progress'; progress: SyncProgress }
  /** A query held the thread up. `shape` names the filter's fields, never what is in them. */
  | { is: 'slow'; method: ThreadMethod; ms: number; shape: string }
  | { is: 'exported'; work: string; done: number };

/** One end of the line between main and the thread; `parentPort`, a `Worker` and a `MessagePort` all are one. */
export interface Line<Out> {
  postMessage(message: Out): void;
}
