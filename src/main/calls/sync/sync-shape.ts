import type { WireRecords } from '../../call-api/wire.ts';
import type { RecordsQuery } from '../../call-api/call-api.ts';
import type { AppError, HistoryState } from '../../../preload/contract/index.ts';
import type { SyncStore } from '../store/store-shape.ts';

/** What sync needs of the world; all of it can be had in a worker thread and in a test. */
export interface SyncParts {
  /** `CallApi.listRecords` of the signed-in agent. */
  listRecords(query: RecordsQuery, signal?: AbortSignal): Promise<WireRecords>;
  agentId: string;
  store: SyncStore;
  /** UTC epoch ms. */
  now(): number;
  settings(): SyncSettings;
  announce(progress: SyncProgress): void;
}

export interface SyncSettings {
  timesWithoutOffset: 'utc' | 'china';
  /** Retention, in days. */
  keepsCallsDays: number;
}

export interface SyncProgress {
  sync: HistoryState['sync'];
  error?: AppError;
  readAt?: number;
  /** Rows were added or changed since the last progress. */
  hasNews: boolean;
}

/** `quick`: what is new; `deep`: also the last 7 days again (records change after they were written). Both fill the gaps newest first. */
export type SyncDepth = 'quick' | 'deep';

export interface SyncResult {
  is: 'complete' | 'cancelled' | 'failed';
  error?: AppError;
  added: number;
  changed: number;
  /** Requests that were sent. */
  requests: number;
  /** Rows without a `call_uuid`, which cannot be known again and are left out. */
  unidentified: number;
}
