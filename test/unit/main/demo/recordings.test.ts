import { describe, expect, it } from 'vitest';
import { NOW, open, records, type WireRecord } from './visit.ts';

const DAY = 86_400_000;
const fixed = { now: () => NOW };

async function talked(options: Parameters<typeof open>[0] = fixed): Promise<{ host: string; talks: WireRecord[] }> {
  const server = await open(options);
  const { data } = await records(server, { states: ['接听'], page_size: 500 });
  return { host: server.host, talks: data };
}

async function load(url: string, init?: RequestInit): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(url, init);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

function samplesOf(wav: Buffer): number[] {
  return Array.from({ length: (wav.length - 44) / 2 }, (_, index) => wav.readInt16LE(44 + index * 2));
}

function loudness(samples: number[]): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length) / 32768;
}

describe('a recording', () => {
  it('is a WAV file of the talk, at most 20 s, that anybody can fetch without a token', async () => {
    const { talks } = await talked();
    const short = talks.find((record) => record.customer_duration < 20);
    const long = talks.find((record) => record.customer_duration > 60);
    for (const [record, seconds] of [
      [short, short?.customer_duration ?? 0],
      [long, 20],
    ] as const) {
      const { response, bytes } = await load(record?.record_path ?? '');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('audio/wav');
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([
        1, 1, 8000, 16,
      ]);
      expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
      expect((bytes.length - 44) / 16000).toBe(seconds);
    }
  });

  it('can be heard all along, does not clip, and starts and ends softly', async () => {
    const { talks } = await talked();
    const { bytes } = await load(talks.find((record) => record.customer_duration > 20)?.record_path ?? '');
    const samples = samplesOf(bytes);
    expect(loudness(samples)).toBeGreaterThan(0.05);
    for (let at = 0; at < samples.length; at += 16000)
      expect(loudness(samples.slice(at, at + 16000))).toBeGreaterThan(0.03);
    expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeLessThan(20000);
    expect(loudness(samples.slice(0, 20))).toBeLessThan(0.005);
    expect(loudness(samples.slice(-20))).toBeLessThan(0.005);
  });

  it('has two voices, and no two calls sound the same while one always does', async () => {
    const { talks } = await talked();
    const [one, two] = talks.filter((record) => record.customer_duration > 20);
    const first = (await load(one?.record_path ?? '')).bytes;
    expect((await load(one?.record_path ?? '')).bytes.equals(first)).toBe(true);
    expect((await load(two?.record_path ?? '')).bytes.equals(first)).toBe(false);
    const pitches = pitchesOf(samplesOf(first));
    expect(pitches.filter((pitch) => pitch < 185).length).toBeGreaterThan(5);
    expect(pitches.filter((pitch) => pitch > 185).length).toBeGreaterThan(5);
  });

  it('tells its size to HEAD, without sending itself', async () => {
    const { talks } = await talked();
    const url = talks[0]?.record_path ?? '';
    const { bytes, response: whole } = await load(url);
    const { response, bytes: nothing } = await load(url, { method: 'HEAD' });
    expect([response.status, nothing.length]).toEqual([200, 0]);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('etag')).toBe(whole.headers.get('etag'));
  });

  it('comes in parts that make up the whole', async () => {
    const { talks } = await talked();
    const url = talks[0]?.record_path ?? '';
    const whole = (await load(url)).bytes;
    const size = whole.length;
    const part = async (range: string) => load(url, { headers: { Range: range } });
    for (const [range, first, last] of [
      ['bytes=0-99', 0, 99],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=10-${size * 2}`, 10, size - 1],
      [`bytes=-${size * 2}`, 0, size - 1],
    ] as const) {
      const { response, bytes } = await part(range);
      expect(response.status).toBe(206);
      expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`);
      expect(bytes.equals(whole.subarray(first, last + 1))).toBe(true);
    }
  });

  it('refuses parts that it does not have, and sends all where the range makes no sense', async () => {
    const { talks } = await talked();
    const url = talks[0]?.record_path ?? '';
    const size = (await load(url)).bytes.length;
    for (const range of [`bytes=${size}-`, 'bytes=-0']) {
      const { response } = await load(url, { headers: { Range: range } });
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
    }
    for (const range of ['bytes=9-1', 'bytes=a-b', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-']) {
      const { response, bytes } = await load(url, { headers: { Range: range } });
      expect([range, response.status, bytes.length]).toEqual([range, 200, size]);
    }
  });

  it('is not sent again to whom has it, and resumes only what is the same', async () => {
    const { talks } = await talked();
    const url = talks[0]?.record_path ?? '';
    const etag = (await load(url)).response.headers.get('etag') ?? '';
    expect((await load(url, { headers: { 'If-None-Match': etag } })).response.status).toBe(304);
    expect((await load(url, { headers: { Range: 'bytes=1-2', 'If-Range': etag } })).response.status).toBe(206);
    expect((await load(url, { headers: { Range: 'bytes=1-2', 'If-Range': '"other"' } })).response.status).toBe(200);
  });

  it('has a path with or without the host', async () => {
    const absolute = await talked();
    expect(absolute.talks[0]?.record_path).toBe(
      `${absolute.host}/recordings/${absolute.talks[0]?.call_uuid ?? ''}.wav`,
    );
    const { host, talks } = await talked({ ...fixed, recordPath: 'relative' });
    expect(talks[0]?.record_path).toBe(`/recordings/${talks[0]?.call_uuid ?? ''}.wav`);
    expect((await load(host + (talks[0]?.record_path ?? ''))).response.status).toBe(200);
  });

  it('is gone 60 days after the call', async () => {
    const { talks } = await talked();
    const age = (record: WireRecord) => NOW - Date.parse(record.start_time);
    const old = talks.filter((record) => age(record) > 60 * DAY);
    const kept = talks.filter((record) => age(record) <= 60 * DAY);
    const expired = await fetch(old[0]?.record_path ?? '');
    expect(expired.status).toBe(410);
    expect(await expired.json()).toMatchObject({ error: { message: '录音已过期' } });
    expect((await fetch(kept.at(-1)?.record_path ?? '', { method: 'HEAD' })).status).toBe(200);
  });

  it('is not there for calls that are unknown or were not talked', async () => {
    const server = await open(fixed);
    const [missed] = (await records(server, { states: ['被叫未接'] })).data;
    for (const name of [
      `${missed?.call_uuid ?? ''}.wav`,
      '00000000-0000-4000-8000-000000000000.wav',
      '',
      '..%2f..%2fetc',
      'x.wav',
    ]) {
      const response = await fetch(`${server.host}/recordings/${name}`);
      expect([name, response.status]).toEqual([name, 404]);
    }
    expect((await fetch(`${server.host}/recordings/x.wav`, { method: 'POST' })).status).toBe(405);
  });
});

/** The pitch (Hz) of every tenth of a second in which somebody speaks, by autocorrelation. */
function pitchesOf(samples: number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + 1200 < samples.length; at += 800) {
    const at0 = at;
    if (loudness(samples.slice(at0, at0 + 800)) < 0.05) continue;
    const match = (lag: number) => {
      let sum = 0;
      for (let index = 0; index < 800; index++) sum += (samples[at0 + index] ?? 0) * (samples[at0 + index + lag] ?? 0);
      return sum;
    };
    let best = 27;
    for (let lag = 28; lag <= 75; lag++) if (match(lag) > match(best)) best = lag;
    found.push(8000 / best);
  }
  return found;
}
