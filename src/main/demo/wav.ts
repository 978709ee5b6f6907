const HEADER = 44;

/** The size in bytes of the WAV file of so many 16-bit mono samples. */
export function wavSize(samples: number): number {
  return HEADER + samples * 2;
}

/** A WAV file (RIFF, PCM, 16 bit, mono) of these samples. */
export function wavOf(samples: Int16Array, rate: number): Buffer {
  const file = Buffer.alloc(wavSize(samples.length));
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16); // size of the format chunk
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // channels
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28); // bytes a second
  file.writeUInt16LE(2, 32); // bytes a sample
  file.writeUInt16LE(16, 34); // bits a sample
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (let index = 0; index < samples.length; index++) file.writeInt16LE(samples[index] ?? 0, HEADER + index * 2);
  return file;
}
