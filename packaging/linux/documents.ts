import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHER, ROOT, SUMMARY, type Product } from '../product.ts';

/** Debian Policy asks for a name with an address; the publisher's real one comes from the environment of the release. */
export const MAINTAINER = process.env['PACKAGE_MAINTAINER'] ?? `${PUBLISHER} <packages@softphone-companion.invalid>`;

/** Debian Policy 12.5 (machine-readable copyright 1.0). */
export function copyright({ title, licence }: Product, date: Date): string {
  const text = readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim();
  const indented = text.replaceAll(/^/gm, ' ').replaceAll(/^ $/gm, ' .');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${title}
Comment: Electron and Chromium have licences of their own: LICENSE.electron.txt and
 LICENSES.chromium.html beside the program. third-party-notices.txt in this folder
 names all other packages whose code is part of the app.

Files: *
Copyright: ${date.getUTCFullYear()} ${PUBLISHER}
License: ${licence}
${indented}
`;
}

/** Debian Policy 4.4; what is new for people is in the app's own CHANGELOG. */
export function changelog({ name, version }: Product, date: Date): string {
  return `${name} (${version}) stable; urgency=medium

  * Version ${version}.

 -- ${MAINTAINER}  ${date.toUTCString().replace('GMT', '+0000')}
`;
}

/** What lintian would say about any Electron, and why it is so. */
export function lintianOverrides(name: string): string {
  return `# Electron brings Chromium's own copies of libraries, built with its own compiler switches.
${name}: embedded-library
# Stripping Electron's files would change what its publisher has built and signed.
${name}: unstripped-binary-or-object
# Chromium's sandbox helper must be SUID root where unprivileged user namespaces are forbidden.
${name}: elevated-privileges 4755 root/root [usr/lib/${name}/chrome-sandbox]
`;
}

export function manualPage({ name, version }: Product, date: Date): string {
  const words = (text: string): string => text.replaceAll('-', '\\-');
  return `.TH SOFTPHONE\\-COMPANION 1 "${date.toISOString().slice(0, 10)}" "${version}"
.SH NAME
${words(name)} \\- ${words(SUMMARY.en)}
.SH SYNOPSIS
.B ${words(name)}
[\\fB\\-\\-demo\\fR] [\\fB\\-\\-quick\\-dial\\fR | \\fB\\-\\-calls\\fR | \\fBdial\\fR \\fInumber\\fR | \\fIlink\\fR]
.SH DESCRIPTION
Everything around an agent's own SIP phone: seat, dialling, calls. A second start tells the running app what to do. Nothing on the command line places a call.
.SH OPTIONS
.TP
.B \\-\\-demo
Start inside the demo call centre.
.TP
.B \\-\\-quick\\-dial
Show the quick dial.
.TP
.B \\-\\-calls
Show my calls.
.TP
.B dial \\fInumber\\fR
Fill the number field.
.TP
.I link
A tel:, callto: or sip: link; fills the number field.
.SH FILES
.TP
.I /etc/softphone\\-companion/
The company's settings, written by administrators.
.TP
.I ~/.config/Softphone Companion/
What the app keeps for its user.
`;
}
