import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { TOAST_ACTIVATOR } from '../../src/main/electron/app-user-model-id.ts';
import { writeIcons } from '../icons.ts';
import { PUBLISHER, SCHEMES, SUMMARY, type Product } from '../product.ts';
import { run } from '../run.ts';
import { filesOf, type InstalledFile } from './installed-files.ts';

export interface MsiOptions {
  product: Product;
  assembled: string;
  work: string;
  file: string;
}

/** Fixed for ever: by it Windows Installer knows an older version of the same product. */
const UPGRADE_CODE = '4D0B8A0F-6B2C-4E0E-8E5B-8C6E0E7C1B52';

/** Makes an .msi for group policies with wixl (msitools): per machine, no questions. */
export async function makeMsi({ product, assembled, work, file }: MsiOptions): Promise<void> {
  const folder = join(work, 'msi');
  await mkdir(folder, { recursive: true });
  const source = join(folder, 'installer.wxs');
  const icon = `${await writeIcons(join(work, 'icons'))}.ico`;
  const { files } = await filesOf(assembled);
  // wixl takes paths only from where its source lies.
  const near = files.map((one) => ({ ...one, full: relative(folder, one.full) }));
  await writeFile(source, wix(product, near, relative(folder, icon)));
  run('wixl', ['-a', 'x64', '-o', file, source]);
  // wixl does not know the table that gives a shortcut its application id.
  const table = [
    'CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, `Shortcut_` CHAR(72) NOT NULL,',
  ];
  run('msibuild', [
    file,
    '-q',
    `${table.join('')} \`PropertyKey\` CHAR(0) NOT NULL, \`PropVariantValue\` CHAR(0) NOT NULL PRIMARY KEY \`MsiShortcutProperty\`)`,
  ]);
  for (const [name, key, value] of [
    ['appId', 'System.AppUserModel.ID', product.id],
    ['toast', 'System.AppUserModel.ToastActivatorCLSID', TOAST_ACTIVATOR],
  ])
    run('msibuild', [
      file,
      '-q',
      `INSERT INTO \`MsiShortcutProperty\` (\`MsiShortcutProperty\`, \`Shortcut_\`, \`PropertyKey\`, \`PropVariantValue\`) VALUES ('${name}', 'StartMenu', '${key}', '${value}')`,
    ]);
}

function wix(product: Product, files: readonly InstalledFile[], icon: string): string {
  const { id, title, version } = product;
  const components = files.map(({ path }) => `      <ComponentRef Id="${idOf('c', path)}" />`);
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" UpgradeCode="${UPGRADE_CODE}" Name="${title}" Version="${version}" Manufacturer="${PUBLISHER}" Language="1033">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="${title} ${version}" />
    <MajorUpgrade DowngradeErrorMessage="A newer version of ${title} is installed." />
    <Media Id="1" Cabinet="app.cab" EmbedCab="yes" />
    <Icon Id="app.ico" SourceFile="${icon}" />
    <Property Id="ARPPRODUCTICON" Value="app.ico" />
    <Property Id="ARPNOMODIFY" Value="1" />
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="${title}">
${directory(files, '', 10)}
          <Component Id="Registration" Guid="${guidOf(`${id} registration`)}" Win64="yes">
${registration(product)}
          </Component>
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder">
        <Component Id="Menu" Guid="${guidOf(`${id} menu`)}" Win64="yes">
          <Shortcut Id="StartMenu" Name="${title}" Description="${SUMMARY.en}" Target="[INSTALLDIR]${product.name}.exe" WorkingDirectory="INSTALLDIR" Icon="app.ico" />
          <RegistryValue Root="HKLM" Key="Software\\${title}" Name="StartMenu" Type="integer" Value="1" KeyPath="yes" />
        </Component>
      </Directory>
    </Directory>
    <Feature Id="Main" Level="1" Title="${title}">
${components.join('\n')}
      <ComponentRef Id="Registration" />
      <ComponentRef Id="Menu" />
    </Feature>
  </Product>
</Wix>
`;
}

/** The files right in a folder, one component each, and its folders. */
function directory(files: readonly InstalledFile[], folder: string, indent: number): string {
  const space = ' '.repeat(indent);
  const own = files
    .filter((file) => file.folder === folder)
    .map(
      ({ path, full }) =>
        `${space}<Component Id="${idOf('c', path)}" Guid="${guidOf(path)}" Win64="yes"><File Id="${idOf('f', path)}" Source="${full}" Name="${lastOf(path)}" KeyPath="yes" /></Component>`,
    );
  const children = new Set(
    files
      .filter((file) => file.folder !== folder && (folder === '' || file.folder.startsWith(`${folder}/`)))
      .map((file) => file.folder.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? ''),
  );
  const inner = [...children].map((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return `${space}<Directory Id="${idOf('d', path)}" Name="${name}">\n${directory(files, path, indent + 2)}\n${space}</Directory>`;
  });
  return [...own, ...inner].join('\n');
}

/** The same as the setup program writes: a ProgId of our own, offered in the page of default apps; nobody's tel: is taken. */
function registration({ id, name, title }: Product): string {
  const command = `&quot;[INSTALLDIR]${name}.exe&quot; -- &quot;%1&quot;`;
  const link = `Software\\Classes\\${id}.link`;
  const own = `Software\\Classes\\${name}`;
  const capabilities = `Software\\${title}\\Capabilities`;
  const values: [key: string, name: string, value: string][] = [
    [link, '', title],
    [link, 'URL Protocol', ''],
    [`${link}\\Application`, 'AppUserModelID', id],
    [`${link}\\Application`, 'ApplicationName', title],
    [`${link}\\DefaultIcon`, '', `[INSTALLDIR]${name}.exe,0`],
    [`${link}\\shell\\open\\command`, '', command],
    [own, '', `URL:${title}`],
    [own, 'URL Protocol', ''],
    [`${own}\\shell\\open\\command`, '', command],
    [`Software\\Classes\\CLSID\\${TOAST_ACTIVATOR}\\LocalServer32`, '', `&quot;[INSTALLDIR]${name}.exe&quot;`],
    [capabilities, 'ApplicationName', title],
    [capabilities, 'ApplicationDescription', SUMMARY.en],
    [capabilities, 'ApplicationIcon', `[INSTALLDIR]${name}.exe,0`],
    ...SCHEMES.map((scheme): [string, string, string] => [`${capabilities}\\URLAssociations`, scheme, `${id}.link`]),
    ['Software\\RegisteredApplications', title, capabilities],
    [`Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\${name}.exe`, '', `[INSTALLDIR]${name}.exe`],
  ];
  return values
    .map(([key, value, text], at) => {
      const named = value === '' ? '' : ` Name="${value}"`;
      return `            <RegistryValue Root="HKLM" Key="${key}"${named} Type="string" Value="${text}"${at === 0 ? ' KeyPath="yes"' : ''} />`;
    })
    .join('\n');
}

/** Windows Installer's ids: letters, digits, `_` and `.`, up to 72. */
function idOf(kind: string, path: string): string {
  return `${kind}_${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
}

/** The same path always has the same id: Windows Installer counts who uses a file by it. */
function guidOf(path: string): string {
  const hex = createHash('sha256').update(`${UPGRADE_CODE} ${path}`).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `A${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
