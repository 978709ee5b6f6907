import { seeded, seedOf, type Random } from './random.ts';

/** Samples a second, mono, 16 bit. */
export const SAMPLE_RATE = 8000;
const LOUDNESS = 0.4;
const FADE = 0.08; // seconds at both ends of a recording
const BREATH = 0.03; // seconds at both ends of what somebody says

const WAVE = oneWave();

interface Voice {
  pitch: number;
  /** Syllables a second. */
  pace: number;
}

/** Two voices of soft tones that take turns, as long as asked, different for every call and the same for the same one. */
export function conversation(seconds: number, uuid: string): Int16Array {
  const random = seeded(seedOf('voices', uuid));
  const samples = new Float32Array(Math.round(seconds * SAMPLE_RATE));
  const voices: readonly [Voice, Voice] = [
    { pitch: random.int(120, 170), pace: 3.5 + random.next() },
    { pitch: random.int(195, 260), pace: 3.5 + random.next() },
  ];
  let at = 0;
  for (let turn = random.int(0, 1); at < samples.length; turn++) {
    const length = Math.round((0.7 + random.next() * 1.6) * SAMPLE_RATE);
    speak(samples.subarray(at, at + length), voices[turn % 2 === 0 ? 0 : 1], random);
    at += length + Math.round((0.1 + random.next() * 0.3) * SAMPLE_RATE);
  }
  fade(samples, FADE);
  return Int16Array.from(samples, (sample) => Math.round(sample * 32767));
}

function speak(into: Float32Array, voice: Voice, random: Random): void {
  const lilt = 1.5 + random.next();
  let phase = 0;
  for (let index = 0; index < into.length; index++) {
    const time = index / SAMPLE_RATE;
    phase += (2 * Math.PI * voice.pitch * (1 + 0.06 * Math.sin(2 * Math.PI * lilt * time))) / SAMPLE_RATE;
    const syllable = 0.35 + 0.65 * Math.sin(Math.PI * voice.pace * time) ** 2;
    into[index] = LOUDNESS * syllable * timbre(phase);
  }
  fade(into, BREATH);
}

/** The voice at a phase in radians, at most 1: enough overtones to be heard from small loudspeakers. */
function timbre(phase: number): number {
  return WAVE[Math.floor((phase / (2 * Math.PI)) * WAVE.length) % WAVE.length] ?? 0;
}

function oneWave(): Float32Array {
  return Float32Array.from({ length: 4096 }, (_, index) => {
    const turn = (2 * Math.PI * index) / 4096;
    return (Math.sin(turn) + 0.6 * Math.sin(2 * turn) + 0.4 * Math.sin(3 * turn) + 0.25 * Math.sin(5 * turn)) / 2.25;
  });
}

function fade(samples: Float32Array, seconds: number): void {
  const length = Math.min(Math.round(seconds * SAMPLE_RATE), Math.floor(samples.length / 2));
  for (let index = 0; index < length; index++) {
    const last = samples.length - 1 - index;
    samples[index] = ((samples[index] ?? 0) * index) / length;
    samples[last] = ((samples[last] ?? 0) * index) / length;
  }
}
