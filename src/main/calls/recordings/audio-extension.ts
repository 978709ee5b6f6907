const BY_TYPE: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/wav': 'wav',
  'audio/wave': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/ogg': 'ogg',
  'audio/opus': 'opus',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'video/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'audio/webm': 'webm',
  'audio/basic': 'au',
  'audio/gsm': 'gsm',
  'audio/x-gsm': 'gsm',
  'audio/3gpp': '3gp',
  'audio/amr-wb': 'awb',
  'audio/g729': 'g729',
  'audio/aiff': 'aiff',
  'audio/x-ms-wma': 'wma',
};
/** Endings that say more than the first bytes do: of one container, or one codec under two names. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  ogg: ['opus', 'oga', 'spx'],
  m4a: ['mp4', 'm4b', 'aac'],
  webm: ['weba', 'mka'],
  '3gp': ['3gpp', 'amr'],
  au: ['snd'],
};
const KNOWN = new Set([...Object.values(BY_TYPE), ...Object.values(SAME).flat()]);

/**
 * The ending of a recording's file name where its bytes do not tell: by the name that the server gives it, by its content type, else by
 * its address, never one that is not in the list. `mp3` where none says anything, as such recordings are played as MP3 too.
 */
export function extensionOf(contentType: string, path: string, disposition = ''): string {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const byType = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  return knownEnding(namedIn(disposition)) ?? byType ?? knownEnding(path) ?? 'mp3';
}

/** The ending that the first bytes call for, or another of the same kind that the server has named. */
export function extensionAs(recognised: string, path: string, disposition = ''): string {
  const named = knownEnding(namedIn(disposition)) ?? knownEnding(path);
  return named !== undefined && (SAME[recognised]?.includes(named) ?? false) ? named : recognised;
}

function knownEnding(name: string): string | undefined {
  const ending = /\.([a-z0-9]{2,4})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return KNOWN.has(ending) ? ending : undefined;
}

/** The file's name in a Content-Disposition (RFC 6266): `filename*` before `filename`. Only its ending is used. */
function namedIn(disposition: string): string {
  const extended = /(?:^|[;\s])filename\*\s*=\s*"?[\w-]+'[\w-]*'([^;"\s]+)/i.exec(disposition)?.[1];
  const [, quoted, plain] = /(?:^|[;\s])filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
  return extended ?? quoted ?? plain ?? '';
}
