import type { PhoneCodec } from '../../preload/contract/index.ts';

/** Every codec there is, as they are offered. */
export const CODECS: readonly PhoneCodec[] = ['opus', 'G722', 'PCMA', 'PCMU', 'G729'];

/** The order with one codec a place further up or down; the same where it cannot go further. */
export function moved(order: readonly PhoneCodec[], codec: PhoneCodec, by: -1 | 1): PhoneCodec[] {
  const from = order.indexOf(codec);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, codec);
}
