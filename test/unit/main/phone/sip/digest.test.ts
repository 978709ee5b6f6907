import { describe, expect, it } from 'vitest';
import {
  answerChallenge,
  readChallenge,
  readChallenges,
  strongest,
  type Challenge,
} from '../../../../../src/main/phone/sip/digest.ts';

function response(challenge: string, user: string, password: string, uri: string, cnonce: string): string | undefined {
  const read = readChallenge(challenge);
  const answer = read && answerChallenge(read, { user, password }, { method: 'GET', uri, cnonce });
  return /response="([^"]+)"/.exec(answer ?? '')?.[1];
}

describe('the answer to a challenge', () => {
  it('is that of the example in RFC 2617 §3.5, and without qop that of RFC 2069', () => {
    const challenge =
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';
    const ask = (extra: string) =>
      response(challenge + extra, 'Mufasa', 'Circle Of Life', '/dir/index.html', '0a4f113b');
    expect(ask(', qop="auth,auth-int"')).toBe('6629fae49393a05397450978507c4ef1');
    expect(ask('')).toBe('670fd8c2df070c60b045671b8b24ff02');
  });

  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('is that of the example in RFC 7616 §3.9.1 with %s', (algorithm, expected) => {
    const challenge = `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
    const cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
    expect(response(challenge, 'Mufasa', 'Circle of Life', '/dir/index.html', cnonce)).toBe(expected);
  });

  it('says everything that RFC 7616 §3.4 asks for, and escapes what it quotes', () => {
    const challenge = readChallenge('digest REALM="a\\"b", nonce=n1, QOP=auth, opaque="", stale=FALSE');
    const answer =
      challenge &&
      answerChallenge(challenge, { user: 'u"\\', password: 'p' }, { method: 'REGISTER', uri: 'sip:x', cnonce: 'c' });
    expect(answer).toMatch(
      /^Digest username="u\\"\\\\", realm="a\\"b", nonce="n1", uri="sip:x", response="[0-9a-f]{32}", algorithm=MD5, cnonce="c", qop=auth, nc=00000001, opaque=""$/,
    );
  });

  it('cannot be made to begin a line', () => {
    const challenge: Challenge = {
      realm: 'a\r\nContact: *',
      nonce: 'n',
      algorithm: 'MD5',
      hasQop: false,
      isStale: false,
    };
    expect(() =>
      answerChallenge(challenge, { user: 'u', password: 'p' }, { method: 'REGISTER', uri: 'sip:x', cnonce: 'c' }),
    ).toThrow();
  });
});

describe('a challenge', () => {
  it.each([
    'Basic realm="a"',
    'Digest',
    'Digest realm="a"',
    'Digest nonce="n"',
    'Digest realm="a", nonce="n", algorithm=SHA-1',
    'Digest realm="a", nonce="n", qop="auth-int"',
    'Digest realm="a", nonce="n", nonce="m"',
    'Digest realm="a, nonce="n"',
    'Digest realm="a", nonce="n',
    'Bearer realm="a", nonce="n"',
    'Digest realm="a\u0001", nonce="n"',
    'Digest realm="a", nonce="n\u0000"',
    'Digest realm="a", nonce="n\u0085"',
    'Digest realm="a", nonce="n", opaque="\u007f"',
  ])('is not answered: %s', (value) => expect(readChallenge(value)).toBeUndefined());

  it('of several the strongest is answered, whatever their order', () => {
    const read = (algorithm: string) =>
      readChallenge(`Digest realm="a", nonce="n", qop="auth", algorithm=${algorithm}`);
    const all = ['MD5', 'SHA-512-256', 'SHA-256', 'MD5-sess'].flatMap((name) => read(name) ?? []);
    expect(strongest(all)?.algorithm).toBe('SHA-512-256');
    expect(strongest(all.toReversed().filter(({ algorithm }) => algorithm !== 'SHA-512-256'))?.algorithm).toBe(
      'SHA-256',
    );
    expect(strongest([])).toBeUndefined();
  });
});

describe('several challenges in one header', () => {
  it('are read each on its own, and those of other schemes passed over', () => {
    const value =
      'Basic realm="b, c", Digest realm="a", nonce="n", qop="auth,auth-int", Digest realm="a",nonce="m",algorithm=SHA-256';
    expect(readChallenges(value)).toMatchObject([
      { realm: 'a', nonce: 'n', algorithm: 'MD5', hasQop: true },
      { realm: 'a', nonce: 'm', algorithm: 'SHA-256', hasQop: false },
    ]);
  });
});
