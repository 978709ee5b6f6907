import { z } from 'zod';
import { callerName, callerNumber } from '../caller-text.ts';
import type { PhoneEvent } from '../phone-port.ts';

/** Names and fields are those of baresip 1.0's modules/ctrl_tcp and src/event.c. What is longer or of another shape is no message of baresip's. */
const response = z.object({
  response: z.literal(true),
  ok: z.boolean(),
  data: z.string().max(16_384),
  token: z.string().max(64).optional(),
});
const event = z.object({
  event: z.literal(true),
  type: z.string().max(64),
  class: z.string().max(32).optional(),
  direction: z.enum(['incoming', 'outgoing']).optional(),
  peeruri: z.string().max(2_000).optional(),
  peerdisplayname: z.string().max(2_000).optional(),
  /** The SIP Call-ID. */
  id: z.string().min(1).max(256).optional(),
});
/** A text message that the phone has received; none of our business. */
const chat = z.object({ message: z.literal(true) });

type BaresipEvent = z.infer<typeof event>;

export type BaresipMessage =
  | { is: 'response'; isOk: boolean; data: string; token?: string }
  | { is: 'event'; event: PhoneEvent }
  /** Of baresip, but nothing that the app goes by. */
  | { is: 'other' };

/** Throws where this is no message of baresip's. */
export function readMessage(text: string): BaresipMessage {
  const content: unknown = JSON.parse(text);
  const parsed = z.union([response, event, chat]).parse(content);
  if ('response' in parsed)
    return {
      is: 'response',
      isOk: parsed.ok,
      data: parsed.data,
      ...(parsed.token !== undefined && { token: parsed.token }),
    };
  const told = 'event' in parsed ? phoneEvent(parsed) : undefined;
  return told ? { is: 'event', event: told } : { is: 'other' };
}

function phoneEvent(told: BaresipEvent): PhoneEvent | undefined {
  if (told.type === 'REGISTER_OK') return { is: 'registration', isRegistered: true };
  if (told.type === 'REGISTER_FAIL' || told.type === 'UNREGISTERING')
    return { is: 'registration', isRegistered: false };
  const { id: call } = told;
  return call === undefined ? undefined : callEvent(told, call);
}

function callEvent(told: BaresipEvent, call: string): PhoneEvent | undefined {
  const name = callerName(told.peerdisplayname);
  const peer = { number: callerNumber(told.peeruri ?? ''), ...(name !== undefined && { name }) };
  switch (told.type) {
    case 'CALL_INCOMING':
      return { is: 'incoming', call, ...peer };
    // 1.0 tells of an outgoing call when the other side rings, and of none that is answered without ringing.
    case 'CALL_PROGRESS':
    case 'CALL_RINGING':
      return told.direction === 'incoming' ? undefined : { is: 'outgoing', call, ...peer };
    case 'CALL_ESTABLISHED':
      return { is: 'answered', call, direction: told.direction === 'outgoing' ? 'out' : 'in', ...peer };
    case 'CALL_CLOSED':
      return { is: 'ended', call };
    default:
      return undefined;
  }
}
