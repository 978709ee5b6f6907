/** A number that must not be called. */
export interface DoNotCallEntry {
  id: string;
  /** As it was written. */
  number: string;
  /** May be empty. */
  reason: string;
  source: 'agent' | 'file';
  /** UTC epoch ms. */
  addedAt: number;
  /** From this moment on it may be called again, UTC epoch ms; without it, never. */
  expiresAt?: number;
}

export interface DoNotCallRequests {
  /** The newest first; `search` is part of a number or of a reason. At most 200 of them from place `from` on. */
  'doNotCall.list': {
    input: { search: string; from: number; count: number };
    output: { total: number; entries: DoNotCallEntry[] };
  };
  /** In place of what was said about this customer before. Fails with `bad-input` where the text is no number. */
  'doNotCall.add': { input: { number: string; reason: string; expiresAt?: number }; output: DoNotCallEntry };
  /** Whoever has this number may be called again. Gives what was removed, so that it can be undone. */
  'doNotCall.remove': { input: { number: string }; output: DoNotCallEntry[] };
}

export interface DoNotCallEvents {
  'doNotCall.changed': null;
}
