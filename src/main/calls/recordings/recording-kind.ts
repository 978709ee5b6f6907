import { isUtf8 } from 'node:buffer';

/** What the first bytes of a file say that it is. */
export interface RecordingKind {
  /** Of the file's name, without its dot. */
  extension: string;
  /** For the player. */
  type: string;
  /** false: Chromium has no decoder for it. */
  isPlayable: boolean;
}

/** `text`: a page, a picture, a message of a server or any other text, whatever its label. `unknown`: nothing speaks for or against it. */
export type Recognised = RecordingKind | 'text' | 'unknown';

/** As many bytes as recognising takes, with room for chunks before the format of a WAV file. */
export const HEAD_BYTES = 512;

const playable = (extension: string, type: string): RecordingKind => ({ extension, type, isPlayable: true });
const foreign = (extension: string, type: string): RecordingKind => ({ extension, type, isPlayable: false });

/** By what a file begins with, at which byte. */
const SIGNATURES: readonly (readonly [text: string, at: number, kind: RecordingKind])[] = [
  ['ID3', 0, playable('mp3', 'audio/mpeg')],
  ['fLaC', 0, playable('flac', 'audio/flac')],
  ['\x1a\x45\xdf\xa3', 0, playable('webm', 'audio/webm')],
  ['ftyp3g', 4, playable('3gp', 'audio/3gpp')],
  ['ftyp', 4, playable('m4a', 'audio/mp4')],
  ['.snd', 0, foreign('au', 'audio/basic')],
  ['#!AMR-WB', 0, foreign('awb', 'audio/amr-wb')],
  ['#!AMR', 0, foreign('amr', 'audio/amr')],
  ['#!SILK', 0, foreign('silk', 'audio/silk')],
  ['\x02#!SILK', 0, foreign('silk', 'audio/silk')],
  ['AIFF', 8, foreign('aiff', 'audio/aiff')],
  ['AIFC', 8, foreign('aiff', 'audio/aiff')],
  ['caff', 0, foreign('caf', 'audio/x-caf')],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 0, foreign('wma', 'audio/x-ms-wma')],
];

/**
 * Tells recordings from what servers send in their place by the first bytes of the whole file; labels are often wrong. `isAll`: nothing follows
 * them, so that a word or two are no beginning of anything else.
 */
export function recognise(head: Uint8Array, isAll = false): Recognised {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = bytes.toString('latin1');
  if (isDocument(text) || PICTURE.test(text)) return 'text';
  const signature = SIGNATURES.find(([beginning, at]) => text.startsWith(beginning, at));
  return (
    signature?.[2] ??
    waveOf(bytes, text) ??
    oggOf(text) ??
    frameOf(bytes) ??
    (isText(bytes, text, isAll) ? 'text' : 'unknown')
  );
}

/** PCM, float, A-law and µ-law are what Chromium decodes in WAV files. */
const WAVE_FORMATS = new Set([1, 3, 6, 7, 0xfffe]);

function waveOf(bytes: Buffer, text: string): RecordingKind | undefined {
  if (!/^(?:RIFF|RF64|RIFX)[\s\S]{4}WAVE/.test(text)) return undefined;
  const at = text.indexOf('fmt ', 12);
  const format = at < 0 || at + 10 > bytes.length ? 1 : bytes.readUInt16LE(at + 8);
  return { extension: 'wav', type: 'audio/wav', isPlayable: WAVE_FORMATS.has(format) };
}

function oggOf(text: string): RecordingKind | undefined {
  if (!text.startsWith('OggS')) return undefined;
  return { extension: 'ogg', type: 'audio/ogg', isPlayable: !text.includes('Speex   ') };
}

/** Formats without a signature: MPEG audio and AAC by their frame header, GSM 06.10 by the first half byte of each frame of 33. */
function frameOf(bytes: Buffer): RecordingKind | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0xff && (second & 0xf6) === 0xf0) return playable('aac', 'audio/aac');
  const hasMpegSync = first === 0xff && (second & 0xe0) === 0xe0;
  const [version, layer, bitrate, rate] = [(second >> 3) & 3, (second >> 1) & 3, third >> 4, (third >> 2) & 3];
  if (hasMpegSync && version !== 1 && layer !== 0 && bitrate !== 15 && rate !== 3) return playable('mp3', 'audio/mpeg');
  const starts = [0, 33, 66].map((at) => (bytes[at] ?? 0) >> 4);
  return starts.every((start) => start === 0xd) ? foreign('gsm', 'audio/x-gsm') : undefined;
}

/** What a login page or a portal sends as well: PDF, PNG, GIF, JPEG. */
const PICTURE = /^(?:%PDF-|\x89PNG|GIF8|\xff\xd8\xff)/;

/** XML, HTML or JSON, in UTF-8, GBK or UTF-16, whatever white space stands before it. */
function isDocument(text: string): boolean {
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(text);
  const plain = isWide ? text.slice(2).replaceAll('\0', '') : text.replace(/^\xef\xbb\xbf/, '');
  return /^\s*[<{["]/.test(plain) && !CONTROLS.test(plain);
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f]/;
/** Fewer characters than this can be the beginning of anything. */
const SHORTEST_TEXT = 16;

/** A message without any form, such as "link expired". */
function isText(bytes: Buffer, text: string, isAll: boolean): boolean {
  const isLong = text.length >= SHORTEST_TEXT || (isAll && /[a-z]{4}|[^\p{ASCII}]{2}/u.test(bytes.toString()));
  if (!isLong || CONTROLS.test(text)) return false;
  // The head may end in the middle of a character.
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)));
}
