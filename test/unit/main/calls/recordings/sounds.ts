export interface Sound {
  name: string;
  bytes: Buffer;
  extension: string;
  isPlayable: boolean;
}

const sound = (name: string, extension: string, isPlayable: boolean, ...parts: (string | number[])[]): Sound => ({
  name,
  extension,
  isPlayable,
  bytes: Buffer.concat([...parts.map((part) => Buffer.from(part as string, 'latin1')), Buffer.alloc(600, 0x80)]),
});
const wave = (format: number, before = ''): string =>
  `RIFF\x24\x00\x00\x00WAVE${before}fmt \x10\x00\x00\x00${String.fromCharCode(format)}\x00\x01\x00`;

/** The beginnings of all that call centres and their carriers record in, written from the formats' own specifications. */
export const SOUNDS: readonly Sound[] = [
  sound('WAV with PCM', 'wav', true, wave(1)),
  sound('WAV with A-law', 'wav', true, wave(6)),
  sound('WAV with another chunk first', 'wav', true, wave(7, 'JUNK\x04\x00\x00\x00abcd')),
  sound('WAV with GSM', 'wav', false, wave(0x31)),
  sound('WAV with ADPCM', 'wav', false, wave(0x11)),
  sound('MP3 with ID3', 'mp3', true, 'ID3\x04\x00'),
  sound('MP3 without ID3', 'mp3', true, [0xff, 0xfb, 0x90, 0x64]),
  sound('MP3 of half the rate', 'mp3', true, [0xff, 0xf3, 0x40, 0xc4]),
  sound('AAC', 'aac', true, [0xff, 0xf1, 0x50, 0x80]),
  sound('Ogg with Opus', 'ogg', true, 'OggS\x00\x02', [...Array<number>(22).fill(0)], 'OpusHead'),
  sound('Ogg with Speex', 'ogg', false, 'OggS\x00\x02', [...Array<number>(22).fill(0)], 'Speex   '),
  sound('FLAC', 'flac', true, 'fLaC'),
  sound('WebM', 'webm', true, [0x1a, 0x45, 0xdf, 0xa3]),
  sound('M4A', 'm4a', true, [0, 0, 0, 0x20], 'ftypM4A '),
  sound('MP4', 'm4a', true, [0, 0, 0, 0x20], 'ftypisom'),
  sound('3GP', '3gp', true, [0, 0, 0, 0x20], 'ftyp3gp4'),
  sound('AU', 'au', false, '.snd'),
  sound('AMR', 'amr', false, '#!AMR\n'),
  sound('AMR wideband', 'awb', false, '#!AMR-WB\n'),
  sound('SILK', 'silk', false, '\x02#!SILK_V3'),
  sound('AIFF', 'aiff', false, 'FORM\x00\x00\x00\x00AIFF'),
  sound('WMA', 'wma', false, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]),
  {
    name: 'GSM 06.10',
    extension: 'gsm',
    isPlayable: false,
    bytes: Buffer.concat(Array.from({ length: 20 }, (_, at) => Buffer.alloc(33, at * 5 + 1).fill(0xd4, 0, 1))),
  },
];
