import { addressOf, assertPlain, CODEC_RATES, registrarOf, type PhoneAccount } from './phone-account.ts';

type Section = readonly [name: string, entries: Readonly<Record<string, string | number>>];

/**
 * Linphone's remote provisioning: its configuration sections as XML (namespace lpconfig). `transient_provisioning` makes Linphone forget
 * the address that it had this from, which would answer only once anyway. Its media settings stay as they are but for the codecs.
 */
export function linphoneXml(account: PhoneAccount): string {
  assertPlain(account);
  const sections = [...accountSections(account), ...codecSections(account)];
  const body = sections.map(([name, entries]) => {
    const lines = Object.entries(entries).map(
      ([key, value]) => `    <entry name="${key}" overwrite="true">${escapeXml(String(value))}</entry>`,
    );
    return `  <section name="${name}">\n${lines.join('\n')}\n  </section>`;
  });
  const open = '<config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${body.join('\n')}\n</config>\n`;
}

function accountSections(account: PhoneAccount): Section[] {
  const { settings, user, password } = account;
  const { domain, realm, outboundProxy, transport } = settings;
  const route = outboundProxy === '' ? undefined : `<sip:${outboundProxy};transport=${transport};lr>`;
  return [
    ['misc', { transient_provisioning: 1 }],
    ['sip', { default_proxy: 0 }],
    ['auth_info_0', { username: user, userid: user, passwd: password, domain, ...(realm !== '' && { realm }) }],
    [
      'proxy_0',
      {
        reg_proxy: `<${registrarOf(settings)}>`,
        ...(route !== undefined && { reg_route: route }),
        reg_identity: `<${addressOf(account)}>`,
        reg_expires: 600,
        reg_sendregister: 1,
        publish: 0,
        ...(realm !== '' && { realm }),
      },
    ],
  ];
}

/** Listed codecs in their order; what is not listed keeps its place behind them. */
function codecSections({ settings }: PhoneAccount): Section[] {
  return settings.codecs.map((codec, index): Section => {
    const { rate, channels } = CODEC_RATES[codec];
    return [`audio_codec_${index}`, { mime: codec, rate, channels, enabled: 1 }];
  });
}

/** XML 1.0 text: the markup characters, and nothing that XML cannot hold (control characters were refused before). */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
