import { describe, expect, it } from 'vitest';
import { parseHost, parseToken } from '../../../../src/main/call-api/host.ts';
import { faultOf } from '../../../support/fault-of.ts';

const API = 'https://api.meiqia.com';

describe('parseHost', () => {
  it.each([
    ['api.meiqia.com', API, 'no scheme means https'],
    [API, API, 'an origin stays'],
    ['https://api.meiqia.com/', API, 'a slash at the end is forgiven'],
    ['https://api.meiqia.com///', API, 'several as well'],
    ['  https://api.meiqia.com \n', API, 'white space around it is forgiven'],
    ['HTTPS://API.Meiqia.COM', API, 'case does not matter'],
    ['https://api.meiqia.com:443', API, 'the default port is no part of it'],
    ['api.meiqia.com:8443', `${API}:8443`, 'another port is'],
    ['https://api.meiqia.com/unified-api/call/openapi/ent/v1', API, "the API's own path is forgiven"],
    ['api.meiqia.com/unified-api/call/openapi/ent/v1/', API, '… with a slash and without a scheme'],
    ['ａｐｉ．ｍｅｉｑｉａ．ｃｏｍ', API, 'full-width letters'],
    ['ｈｔｔｐｓ：／／ａｐｉ．ｍｅｉｑｉａ．ｃｏｍ', API, 'full-width all through'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'plain http to this computer'],
    ['http://localhost:8080/', 'http://localhost:8080', '… by name'],
    ['http://[::1]:8080', 'http://[::1]:8080', '… by IPv6'],
    ['localhost:8080', 'https://localhost:8080', 'without a scheme https, even here'],
    ['[2001:db8::1]', 'https://[2001:db8::1]', 'IPv6 without a scheme'],
    ['https://[2001:DB8:0::1]:8443/', 'https://[2001:db8::1]:8443', 'IPv6 in its short form'],
    ['http://0x7f.1:80', 'http://127.0.0.1', 'another spelling of this computer'],
  ])('reads %j as %s: %s', (typed, origin) => {
    expect(parseHost(typed)).toBe(origin);
  });

  it.each([
    ['', 'host-malformed', 'nothing'],
    ['   ', 'host-malformed', 'only spaces'],
    ['https://', 'host-malformed', 'only a scheme'],
    ['api meiqia.com', 'host-malformed', 'a space inside'],
    ['api.\nmeiqia.com', 'host-malformed', 'a line break inside, which URL parsers drop'],
    ['api.\tmeiqia.com', 'host-malformed', 'a tab inside'],
    ['https://api.meiqia.com:99999', 'host-malformed', 'no port'],
    ['https://[::1', 'host-malformed', 'half an IPv6 address'],
    ['http://<script>', 'host-malformed', 'markup'],
    ['file:///etc/passwd', 'host-malformed', 'a file'],
    ['%%%', 'host-malformed', 'garbage'],
    ['http://api.meiqia.com', 'host-insecure', 'plain http to elsewhere'],
    ['http://127.0.0.2', 'host-insecure', 'not the address the demo listens on'],
    ['http://192.168.1.10', 'host-insecure', 'plain http in the office'],
    ['http://localhost.evil.example', 'host-insecure', 'only looks like this computer'],
    ['http://[::2]', 'host-insecure', 'IPv6 elsewhere'],
    ['ftp://api.meiqia.com', 'host-insecure', 'another scheme'],
    ['ws://127.0.0.1', 'host-insecure', 'another scheme, even here'],
    ['https://agent@api.meiqia.com', 'host-credentials', 'a user'],
    ['https://agent:secret@api.meiqia.com', 'host-credentials', 'a user and a password'],
    ['api.meiqia.com@evil.example', 'host-credentials', 'a host in front of another'],
    ['https://api.meiqia.com/v1', 'host-path', 'a path'],
    ['https://api.meiqia.com/unified-api', 'host-path', "half of the API's path"],
    ['https://api.meiqia.com/unified-api/call/openapi/ent/v1/callout', 'host-path', 'an endpoint'],
    ['https://api.meiqia.com\\x', 'host-path', 'a backslash, which is a slash to URL parsers'],
    ['https://api.meiqia.com/?a=1', 'host-path', 'a query'],
    ['https://api.meiqia.com/#top', 'host-path', 'a fragment'],
  ])('refuses %j as %s: %s', async (typed, reason) => {
    expect(await faultOf(() => parseHost(typed))).toEqual({ code: 'bad-input', field: 'host', reason });
  });
});

describe('parseToken', () => {
  it.each([
    ['abc.DEF-123_~+/=', 'abc.DEF-123_~+/=', 'visible ASCII stays to the letter'],
    ['  abc ', 'abc', 'spaces around'],
    ['\r\nabc\r\n', 'abc', 'line breaks around'],
    ['\u00a0abc\u3000', 'abc', 'non-breaking and full-width spaces around'],
    ['\ufeffabc', 'abc', 'a byte order mark in front'],
    ['Bearer abc', 'abc', 'the header copied whole'],
    ['bearer\t abc', 'abc', '… in small letters'],
    ['Bearerabc', 'Bearerabc', 'a token that begins like that'],
  ])('reads %j as %s: %s', (typed, token) => {
    expect(parseToken(typed)).toBe(token);
  });

  it.each([
    ['abc\ndef', 'token-spaces', 'a line break inside'],
    ['abc\r\ndef', 'token-spaces', 'a Windows line break inside'],
    ['abc def', 'token-spaces', 'a space inside'],
    ['Bearer abc def', 'token-spaces', 'two words behind Bearer'],
    ['', 'token-characters', 'nothing'],
    [' \n ', 'token-characters', 'only white space'],
    ['tökén', 'token-characters', 'letters beyond ASCII'],
    ['令牌', 'token-characters', 'Chinese'],
    ['ａｂｃ', 'token-characters', 'full-width letters'],
    ['abc\u200bdef', 'token-characters', 'an invisible mark inside'],
    ['abc\u0000', 'token-characters', 'a control character'],
    ['abc\u007f', 'token-characters', 'delete'],
    ['x'.repeat(4097), 'too-long', 'longer than any header'],
  ])('refuses %j as %s: %s', async (typed, reason) => {
    expect(await faultOf(() => parseToken(typed))).toEqual({ code: 'bad-input', field: 'token', reason });
  });
});
