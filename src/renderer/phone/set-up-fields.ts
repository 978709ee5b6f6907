import type { PhoneSettings, Seat } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

export interface SetUpField {
  name: string;
  /** What is shown; undefined: a secret, shown as dots. */
  shown?: string;
  /** What is copied: the text itself, or what only main can copy; left out where there is nothing to copy. */
  copies?: { text: string } | { secret: 'sip' | 'password' };
}

/** Everything that a phone may ask for, in the order in which phones ask. */
export function setUpFields(t: Messages, settings: PhoneSettings, seat: Seat): SetUpField[] {
  const { setUpDialog, settings: words } = t.phone;
  const { domain, port, transport, realm, outboundProxy, codecs } = settings;
  const valued = (name: string, text: string, empty: string): SetUpField =>
    text === '' ? { name, shown: empty } : { name, shown: text, copies: { text } };
  return [
    { name: setUpDialog.fields.user, shown: seat.sip, copies: { secret: 'sip' } },
    { name: setUpDialog.fields.authUser, shown: setUpDialog.fields.same },
    seat.hasPassword
      ? { name: setUpDialog.fields.password, copies: { secret: 'password' } }
      : { name: setUpDialog.fields.password, shown: t.seat.noPassword },
    valued(words.fields.domain, domain, ''),
    valued(words.fields.port, port === null ? '' : String(port), words.byDns),
    { name: words.fields.transport, shown: transport.toUpperCase() },
    valued(words.fields.realm, realm, words.anyRealm),
    valued(words.fields.outboundProxy, outboundProxy, words.noProxy),
    {
      name: words.fields.codecs,
      shown: codecs.map((codec) => words.codecs[codec]).join(' · ') || words.phoneDecides,
    },
  ];
}
