import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from '../product.ts';
import { run } from '../run.ts';
import { ARCH_NAMES } from '../target.ts';
import { RPM_RECOMMENDS, RPM_REQUIRES } from './requirements.ts';

export interface RpmOptions {
  product: Product;
  /** What `layOutTree` made. */
  root: string;
  arch: 'x64' | 'arm64';
  /** The finished package. */
  file: string;
  /** For rpmbuild's own files. */
  work: string;
  compression: 'xz' | 'gzip';
  isTest: boolean;
}

/** Makes an .rpm with rpmbuild, which runs on Debian as well. */
export async function makeRpm(options: RpmOptions): Promise<void> {
  const { root, arch, file, work, compression } = options;
  await mkdir(work, { recursive: true });
  const spec = join(work, 'package.spec');
  await writeFile(spec, specification(options));
  const payload = compression === 'gzip' ? 'w1.gzdio' : 'w6.xzdio';
  const definitions = [
    `_topdir ${work}`,
    `_binary_payload ${payload}`,
    `_rpmdir ${work}`,
    `_rpmfilename package.rpm`,
    '__os_install_post %{nil}', // stripping would break Electron's fuses and signatures
    '_build_id_links none',
  ];
  run('rpmbuild', [
    '-bb',
    `--target=${ARCH_NAMES.rpm[arch]}-linux`,
    `--buildroot=${join(work, 'root')}`,
    ...definitions.flatMap((definition) => ['--define', definition]),
    '--define',
    `app_tree ${root}`,
    spec,
  ]);
  run('mv', [join(work, 'package.rpm'), file]);
}

function specification({ product, isTest }: RpmOptions): string {
  const { id, name, version, licence } = product;
  const mark = isTest ? '\nThis package is a test, built around an older Electron; never to be released.' : '';
  return `Name: ${name}
Version: ${version.replace('-', '~')}
Release: 1
Summary: Companion for call-centre agents with a SIP phone of their own
License: ${licence}
Group: Applications/Internet
AutoReqProv: no
${RPM_REQUIRES.map((requirement) => `Requires: ${requirement}`).join('\n')}
${RPM_RECOMMENDS.map((recommendation) => `Recommends: ${recommendation}`).join('\n')}

%description
The phone carries the sound; this app is everything around it: the seat and its
SIP credentials, dialling with the number that the customer sees, the own calls
with their recordings, and a quick dial in the tray. It works with the Meiqia
cloud call centre; a demo call centre is inside.${mark}

%install
mkdir -p %{buildroot}
cp -a %{app_tree}/etc %{app_tree}/usr %{buildroot}/
rm -rf %{buildroot}/DEBIAN %{buildroot}/usr/share/lintian %{buildroot}/usr/share/doc/${name}/changelog.gz

%post
update-desktop-database -q /usr/share/applications 2>/dev/null || :
gtk-update-icon-cache -q -t /usr/share/icons/hicolor 2>/dev/null || :

%postun
update-desktop-database -q /usr/share/applications 2>/dev/null || :
gtk-update-icon-cache -q -t /usr/share/icons/hicolor 2>/dev/null || :

%files
%defattr(-,root,root,-)
%dir /etc/${name}
/usr/bin/${name}
%dir /usr/lib/${name}
/usr/lib/${name}/*
/usr/share/applications/${id}.desktop
/usr/share/metainfo/${id}.metainfo.xml
/usr/share/icons/hicolor/*/apps/${id}.*
%doc /usr/share/doc/${name}
/usr/share/man/man1/${name}.1.gz
`;
}
