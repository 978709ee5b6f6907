/**
 * Reads security descriptors in Microsoft's SDDL (MS-DTYP §2.5.1), as `Get-Acl` prints them.
 */

/** Administrators, SYSTEM, TrustedInstaller, and a domain's administrators: by alias or SID. */
const ADMINISTRATORS =
  /^(?:BA|SY|LA|DA|EA|S-1-5-18|S-1-5-32-544|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464|S-1-5-21-[\d-]+-(?:500|512|519))$/;

/** What each right of two letters stands for (access mask bits). */
const RIGHTS: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  FA: 0x001f_01ff,
  FR: 0x0012_0089,
  FW: 0x0012_0116,
  FX: 0x0012_00a0,
  CC: 0x01,
  DC: 0x02,
  LC: 0x04,
  SW: 0x08,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x1_0000,
  RC: 0x2_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
};

/** Write data, append, extended attributes, delete child, attributes, delete, change the list or the owner; generic all and write. */
const CHANGES = 0x02 | 0x04 | 0x10 | 0x40 | 0x100 | 0x1_0000 | 0x4_0000 | 0x8_0000;
const GENERIC_CHANGES = 0x1000_0000 + 0x4000_0000;

/** Whether anybody but administrators owns the object or may change it. True also for what cannot be read, and where there is no access list. */
export function isWritableByOthers(descriptor: string): boolean {
  const owner = /^O:([A-Z]{2}(?=[GDS]:)|S-1-[\d-]+)/.exec(descriptor)?.[1];
  const list = /D:([A-Z]*)((?:\([^()]*\))+)/.exec(descriptor);
  if (owner === undefined || !ADMINISTRATORS.test(owner) || !list || list[1]?.includes('NO_ACCESS_CONTROL'))
    return true;
  const entries = [...(list[2] ?? '').matchAll(/\(([^()]*)\)/g)].map(([, entry = '']) => entry.split(';'));
  return entries.some(([type = '', flags = '', rights = '', , , trustee = '']) => {
    const isInForce = !flags.includes('IO') && !type.includes('D');
    return isInForce && !ADMINISTRATORS.test(trustee) && allowsChanges(rights);
  });
}

function allowsChanges(rights: string): boolean {
  const mask = /^0x[\da-f]+$/i.test(rights) ? Number(rights) : maskOf(rights);
  // Above bit 30 the bitwise operators would see a sign.
  return (
    mask === undefined ||
    (mask & CHANGES) !== 0 ||
    (Math.floor(mask / 0x1000_0000) & (GENERIC_CHANGES / 0x1000_0000)) !== 0
  );
}

/** undefined: a right that is not known here. */
function maskOf(rights: string): number | undefined {
  let mask = 0;
  for (const right of rights.match(/../g) ?? []) {
    const bits = RIGHTS[right];
    if (bits === undefined) return undefined;
    mask = Number(BigInt(mask) | BigInt(bits));
  }
  return rights.length % 2 === 0 ? mask : undefined;
}
