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
};
const KNOWN = new Set(Object.values(BY_TYPE));

/**
 * The ending of a recording's file name: by its content type, else by its address, never one that is not in the list. `mp3` where neither
 * says anything, as such recordings are played as MP3 too.
 */
export function extensionOf(contentType: string, path: string): string {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const byType = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  const byPath = /\.([a-z0-9]{2,4})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return byType ?? (KNOWN.has(byPath) ? byPath : 'mp3');
}
