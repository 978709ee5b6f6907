import type { AccessLogRequests } from './access-log.ts';
import type { AccountEvents, AccountRequests } from './account.ts';
import type { AppEvents, AppRequests } from './app.ts';
import type { BackupEvents, BackupRequests } from './backup.ts';
import type { CallNotesEvents, CallNotesRequests } from './call-notes.ts';
import type { CallListsEvents, CallListsRequests } from './call-lists.ts';
import type { CallsEvents, CallsRequests } from './calls.ts';
import type { ContactsEvents, ContactsRequests } from './contacts.ts';
import type { DiagnosticsEvents, DiagnosticsRequests } from './diagnostics.ts';
import type { DialerEvents, DialerRequests } from './dialer.ts';
import type { DoNotCallEvents, DoNotCallRequests } from './do-not-call.ts';
import type { Result } from './errors.ts';
import type { CallerIdsEvents, CallerIdsRequests } from './caller-ids.ts';
import type { FollowUpsEvents, FollowUpsRequests } from './follow-ups.ts';
import type { OutcomesEvents, OutcomesRequests } from './outcomes.ts';
import type { OwnDataEvents, OwnDataRequests } from './own-data.ts';
import type { PhoneEvents, PhoneRequests } from './phone.ts';
import type { PhoneCallsEvents, PhoneCallsRequests } from './phone-calls.ts';
import type { SeatRequests } from './seat.ts';
import type { SettingsEvents, SettingsRequests } from './settings.ts';
import type { SupervisorEvents, SupervisorRequests } from './supervisor.ts';
import type { UpdatesEvents, UpdatesRequests } from './updates.ts';
import type { WorkEvents, WorkRequests } from './work.ts';

export type * from './access-log.ts';
export type * from './account.ts';
export type * from './app.ts';
export type * from './backup.ts';
export type * from './call-notes.ts';
export type * from './call-lists.ts';
export type * from './calls.ts';
export type * from './contacts.ts';
export type * from './diagnostics.ts';
export type * from './dialer.ts';
export type * from './do-not-call.ts';
export type * from './errors.ts';
export type * from './caller-ids.ts';
export type * from './follow-ups.ts';
export type * from './outcome-codes.ts';
export type * from './outcomes.ts';
export type * from './own-data.ts';
export type * from './phone.ts';
export type * from './phone-calls.ts';
export type * from './phone-numbers.ts';
export type * from './seat.ts';
export type * from './settings.ts';
export type * from './supervisor.ts';
export type * from './updates.ts';
export type * from './work.ts';

/** Everything a window may ask of main: name → input and output. */
export interface Requests
  extends
    AccessLogRequests,
    AccountRequests,
    AppRequests,
    BackupRequests,
    CallNotesRequests,
    CallListsRequests,
    CallsRequests,
    ContactsRequests,
    DiagnosticsRequests,
    DialerRequests,
    DoNotCallRequests,
    CallerIdsRequests,
    FollowUpsRequests,
    OutcomesRequests,
    OwnDataRequests,
    PhoneRequests,
    PhoneCallsRequests,
    SeatRequests,
    SettingsRequests,
    SupervisorRequests,
    UpdatesRequests,
    WorkRequests {}

/** Everything main tells the windows: name → payload. */
export interface Events
  extends
    AccountEvents,
    AppEvents,
    BackupEvents,
    CallNotesEvents,
    CallListsEvents,
    CallsEvents,
    ContactsEvents,
    DiagnosticsEvents,
    DialerEvents,
    DoNotCallEvents,
    CallerIdsEvents,
    FollowUpsEvents,
    OutcomesEvents,
    OwnDataEvents,
    PhoneEvents,
    PhoneCallsEvents,
    SettingsEvents,
    SupervisorEvents,
    UpdatesEvents,
    WorkEvents {}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type Input<N extends RequestName> = Requests[N]['input'];
export type Output<N extends RequestName> = Requests[N]['output'];

/** What the preload puts on `window.companion`. */
export interface Bridge {
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(event: N, listener: (payload: Events[N]) => void): () => void;
}
