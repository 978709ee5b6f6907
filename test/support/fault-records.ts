import type { Socket } from 'node:net';

/** What the server knows of a call that it has placed. */
export interface PlacedCall {
  agentId: string;
  callee: string;
  /** What `/callout` said, and what the records say: not always the same. */
  uuid: string;
  recordUuid: string;
}

/** How `/records` behaves. */
export interface RecordsManner {
  /** 0: at once; a large number: never. */
  appearsAfterLooks: number;
  echoesUserData: boolean;
  /** The first look at a call shows it without an end. */
  isLiveFirst: boolean;
  /** Looks that are answered with a page of HTML instead. */
  brokenLooks: number;
}

export const PLAIN_RECORDS: RecordsManner = {
  appearsAfterLooks: 0,
  echoesUserData: true,
  isLiveFirst: false,
  brokenLooks: 0,
};

/** The fault server's `/records`. */
export class FaultRecords {
  #manner = PLAIN_RECORDS;
  #looks = 0;
  /** How often each call was shown, by intent id. */
  #shown = new Map<string, number>();

  reset(manner: RecordsManner): void {
    this.#manner = manner;
    this.#looks = 0;
    this.#shown = new Map();
  }

  answer(body: string, placed: ReadonlyMap<string, PlacedCall>, socket: Socket): void {
    const { brokenLooks, appearsAfterLooks } = this.#manner;
    const look = this.#looks++;
    if (look < brokenLooks) {
      answerJson(socket, 403, '<html>');
      return;
    }
    const asked = agentIn(body);
    const callUuid = /"call_uuid":"([^"]*)"/.exec(body)?.[1];
    const calls = look < appearsAfterLooks ? [] : [...placed].filter(([, call]) => call.agentId === asked);
    const rows = calls
      .filter(([, call]) => callUuid === undefined || call.recordUuid === callUuid)
      .map((row) => this.#row(...row));
    answerJson(socket, 200, `{"data":[${rows.join(',')}],"total":${rows.length}}`);
  }

  #row(intentId: string, { agentId, callee, recordUuid }: PlacedCall): string {
    const shown = this.#shown.get(intentId) ?? 0;
    this.#shown.set(intentId, shown + 1);
    const isLive = this.#manner.isLiveFirst && shown === 0;
    const row = {
      call_uuid: recordUuid,
      customer_phone: callee,
      call_type: '外呼',
      states: '接听',
      ...(!isLive && { duration: 9, customer_duration: 4, end_time: '2026-11-22T08:00:00Z' }),
      ...(this.#manner.echoesUserData && { user_data: `sc:${intentId}` }),
    };
    return `{"agent_id":${agentId},${JSON.stringify(row).slice(1)}`;
  }
}

/** An int64: JSON.parse would round it. */
export function agentIn(body: string): string | undefined {
  return /"agent_id":(\d+)/.exec(body)?.[1];
}

/** The connection is kept: reads may share one. */
export function answerJson(socket: Socket, status: number, body: string): void {
  const length = Buffer.byteLength(body);
  socket.write(`HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`);
}
