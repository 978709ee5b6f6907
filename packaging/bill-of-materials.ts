import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, type Product } from './product.ts';
import { run } from './run.ts';

interface Component {
  type: string;
  name: string;
  version: string;
  purl?: string;
  properties?: { name: string; value: string }[];
}

interface Bom {
  components: Component[];
  metadata: { timestamp: string; component: Component; [key: string]: unknown };
  serialNumber: string;
  [key: string]: unknown;
}

/**
 * CycloneDX of everything in the lockfile; what only builds and tests the app is marked `cdx:npm:package:development`. Electron's own entry says
 * that its binary ships. The same lockfile gives the same bytes, but for the day.
 */
export function billOfMaterials({ name, version }: Product, date: Date): string {
  // npm itself writes it: what is asked for by its path, so that no other npm on the PATH is taken.
  const npm = process.env['npm_execpath'] ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const args = [npm, 'sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const bom = JSON.parse(run(process.execPath, args, { cwd: ROOT })) as Bom;
  bom.metadata.timestamp = date.toISOString();
  bom.metadata.component.name = name; // npm takes the folder's name
  bom.serialNumber = `urn:uuid:${uuidOf(`${version} ${readFileSync(join(ROOT, 'package-lock.json'), 'utf8')}`)}`;
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/** A name-based UUID (RFC 9562, version 8 with SHA-256). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
