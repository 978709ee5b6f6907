/** One of the test messages that RFC 4475 describes, written anew from its description, with what a strict reader of heads makes of it. */
export interface TortureMessage {
  /** The RFC's name. */
  name: string;
  text: string;
  /** false: no SIP head at all (start line or header fields broken). */
  isHead: boolean;
  /** What stands where, for heads: header → number of fields. */
  counts?: Record<string, number>;
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const basic = `To: sip:a@example.com
From: sip:b@example.net;tag=x1
Max-Forwards: 70
Call-ID: torture.1@example.net
CSeq: 8 INVITE
Via: SIP/2.0/UDP host.example.net;branch=z9hG4bK-1
`;
const end = 'Content-Length: 0\n\n';
const message = (name: string, text: string, isHead = true, counts?: Record<string, number>): TortureMessage => ({
  name,
  text: crlf(text),
  isHead,
  ...(counts && { counts }),
});
const invite = (name: string, extra: string, isHead = true, counts?: Record<string, number>): TortureMessage =>
  message(name, `INVITE sip:a@example.com SIP/2.0\n${basic}${extra}${end}`, isHead, counts);
const startingWith = (name: string, start: string, isHead = true): TortureMessage =>
  message(name, `${start}\n${basic}${end}`, isHead);
const long = (times: number, text: string): string => text.repeat(times);

export const TORTURE: readonly TortureMessage[] = [
  message(
    'wsinv',
    `INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
TO :
 sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
  ;
  tag = 98asjd8
MaX-fOrWaRdS: 0068
Call-ID: wsinv.ndaksdj@192.0.2.1
Content-Length   : 0
cseq: 0009
  INVITE
Via  : SIP  /   2.0
 /UDP
    192.0.2.2;branch=390skdjuw
s :
NewFangledHeader:   newfangled value
 continued newfangled value
UnknownHeaderWithUnusualValue: ;;,,;;,;
Content-Type: application/sdp
Route:
 <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
v:  SIP  / 2.0  / TCP     spindle.example.com   ;
  branch  =   z9hG4bK9ikj8  ,
 SIP  /    2.0   / UDP  192.168.255.111   ; branch=
 z9hG4bK30239
m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
      newvalue ;
  secondparam ; q = 0.33

`,
    true,
    { via: 2, contact: 1, 'content-length': 1, newfangledheader: 1 },
  ),
  message(
    'intmeth',
    `!interesting-Method0123456789_*+\`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0
Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+\`'~
To: "BEL:\\\u0007 NUL:\\\u0000 DEL:\\\u007f" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>
From: token1~\` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="\u0440\u0430\u0431\u043e\u0442\u0430\u044e\u0449\u0438\u0439";tag=_token~1'+\`*%!-.
Call-ID: intmeth.word%ZK-!.*_+'@word\`~)(><:\\/"][?}{
CSeq: 139122385 !interesting-Method0123456789_*+\`.%indeed'~
Max-Forwards: 255
extensionHeader-!.%*+_\`'~: \u5927\u505c\u96fb
${end}`,
    true,
    { via: 1, "extensionheader-!.%*+_`'~": 1 },
  ),
  message(
    'esc01',
    `INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0\n${basic}Contact: <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>\n${end}`,
  ),
  message(
    'escnull',
    `REGISTER sip:example.com SIP/2.0\n${basic}Contact: <sip:%00@host5.example.com>\nContact: <sip:%00%00@host5.example.com>\n${end}`,
    true,
    { contact: 2 },
  ),
  message(
    'esc02',
    `RE%47IST%45R sip:registrar.example.com SIP/2.0\n${basic}Contact: <sip:alias1@host1.example.com>, <sip:alias2@host2.example.com>\n${end}`,
  ),
  message(
    'lwsdisp',
    `OPTIONS sip:user@example.com SIP/2.0\nFrom: caller<sip:caller@example.com>;tag=323\nVia: SIP/2.0/UDP host1.example.com;branch=z9hG4bKkdjuw\n${end}`,
  ),
  invite(
    'longreq',
    `Contact: <sip:amazinglylongcallernameofsomebody${long(500, 'extremely')}@host5.example.net>\nUnknown-${long(40, 'Long')}-Name: unknown-${long(900, 'long')}-value\n${long(33, 'Via: SIP/2.0/TCP sip33.example.com\n')}`,
    true,
    { via: 34 },
  ),
  message(
    'dblreq',
    `REGISTER sip:example.com SIP/2.0\n${basic}${end}INVITE sip:joe@example.com SIP/2.0\n${basic}${end}`,
  ),
  startingWith('semiuri', 'OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0'),
  invite(
    'transports',
    'Via: SIP/2.0/SCTP host.example.com\nVia: SIP/2.0/TLS host\nVia: SIP/2.0/UNKNOWN host\nVia: SIP/2.0/TCP host\n',
    true,
    { via: 5 },
  ),
  message(
    'mpart01',
    `MESSAGE sip:kumiko@example.org SIP/2.0\n${basic}Content-Type: multipart/mixed;boundary=7a9cbec02ceef655\nContent-Length: 44\n\n--7a9cbec02ceef655\n\u0000\u0001\u0002 binary \u0003\n--7a9c`,
  ),
  message('unreason', `SIP/2.0 200 = 2**3 * 5**2 \u043d\u043e \u0441\u0442\u043e\n${basic}${end}`),
  message('noreason', `SIP/2.0 100 \n${basic}${end}`),
  invite('badinv01', 'Contact: "Joe" <sip:joe@example.org>;;;;\nVia: SIP/2.0/UDP 192.0.2.15;;,;,,\n'),
  message('clerr', `INVITE sip:a@example.com SIP/2.0\n${basic}Content-Length: 9999\n\nshort`),
  message('ncl', `INVITE sip:a@example.com SIP/2.0\n${basic}Content-Length: -999\n\n`),
  message(
    'scalar02',
    `REGISTER sip:example.com SIP/2.0\n${basic}Expires: 1000000000000000000\nContact: <sip:u@host>;expires=280297596632815\n${end}`,
  ),
  message(
    'scalarlg',
    `SIP/2.0 503 Service Unavailable\n${basic.replace('CSeq: 8', 'CSeq: 9292394834772304023312')}Retry-After: 949302838503028349304023988\nWarning: 1812 overture "In Progress"\n${end}`,
  ),
  message(
    'quotbal',
    `INVITE sip:a@example.com SIP/2.0\n${basic.replace('To: sip:a', 'To: "Mr. J. User <sip:a')}${end}`,
  ),
  startingWith('ltgtruri', 'INVITE <sip:user@example.com> SIP/2.0'),
  startingWith('lwsruri', 'INVITE sip:user@example.com; lr SIP/2.0'),
  startingWith('lwsstart', 'INVITE  sip:user@example.com  SIP/2.0'),
  startingWith('trws', 'OPTIONS sip:remote-target@example.com SIP/2.0  '),
  startingWith('escruri', 'INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0'),
  invite('baddate', 'Date: Fri, 01 Jan 2010 16:00:00 EST\n'),
  message(
    'regbadct',
    `REGISTER sip:example.com SIP/2.0\n${basic}Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E\n${end}`,
  ),
  message(
    'badaspec',
    `OPTIONS sip:user@example.org SIP/2.0\n${basic.replace('sip:a@example.com', '"Watson, Thomas" < sip:t.watson@example.org >')}${end}`,
  ),
  message(
    'baddn',
    `OPTIONS sip:t.watson@example.org SIP/2.0\n${basic.replace('From: sip:b', 'From: Bell, Alexander <sip:b')}${end}`,
  ),
  startingWith('badvers', 'OPTIONS sip:t.watson@example.org SIP/7.0'),
  startingWith('mismatch01', 'OPTIONS sip:user@example.com SIP/2.0'),
  startingWith('mismatch02', 'NEWMETHOD sip:user@example.com SIP/2.0'),
  startingWith('bigcode', 'SIP/2.0 4294967301 better not break the receiver'),
  message('badbranch', `OPTIONS sip:user@example.com SIP/2.0\n${basic.replace('z9hG4bK-1', 'z9hG4bK')}${end}`),
  message(
    'insuf',
    `INVITE sip:user@example.com SIP/2.0\nCSeq: 193942 INVITE\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf\n${end}`,
  ),
  startingWith('unkscm', 'OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0'),
  startingWith('novelsc', 'OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0'),
  invite('unksm2', 'Contact: <name:John_Smith>\n'),
  invite('bext01', 'Proxy-Require: nothingSupportsThis, nothingSupportsThisEither\nRequire: nothingSupportsThis\n'),
  invite('invut', 'Content-Type: application/unknownformat\n'),
  message(
    'regaut01',
    `REGISTER sip:example.com SIP/2.0\n${basic}Authorization: NoOneKnowsThisScheme opaque-data=here\n${end}`,
  ),
  invite(
    'multi01',
    'CSeq: 93942085 INVITE\nCall-ID: again@example\nMax-Forwards: 5\nFrom: <sip:other@example.com>;tag=3\nTo: sip:c@example.com\n',
    true,
    { cseq: 2, 'call-id': 2, from: 2, to: 2 },
  ),
  invite('mcl01', 'Content-Length: 13\nContent-Length: 5\n', true, { 'content-length': 3 }),
  message('bcast', `SIP/2.0 200 OK\n${basic}Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23\n${end}`, true, {
    via: 2,
  }),
  message(
    'zeromf',
    `OPTIONS sip:user@example.com SIP/2.0\n${basic.replace('Max-Forwards: 70', 'Max-Forwards: 0')}${end}`,
  ),
  message(
    'cparam01',
    `REGISTER sip:example.com SIP/2.0\n${basic}Contact: sip:+19725552222@gw1.example.net;unknownparam\n${end}`,
  ),
  message(
    'cparam02',
    `REGISTER sip:example.com SIP/2.0\n${basic}Contact: <sip:+19725552222@gw1.example.net;unknownparam>\n${end}`,
  ),
  message(
    'regescrt',
    `REGISTER sip:example.com SIP/2.0\n${basic}Contact: <sip:user@example.com?Route=%3Csip:sip.example.com%3E>\n${end}`,
  ),
  invite('sdp01', 'Accept: text/nobodyKnowsThis\n'),
  message(
    'inv2543',
    `INVITE sip:UserB@example.com SIP/2.0\nVia: SIP/2.0/UDP iftgw.example.com\nFrom: <sip:+13035551111@ift.client.example.net;user=phone>\nRecord-Route: <sip:UserB@example.com;maddr=ss1.example.com>\n${end}`,
  ),
  // Not of the RFC, but of the same kind: what ends lines in other ways is no head.
  { name: 'bare line feeds', text: `SIP/2.0 200 OK\n${basic}\r\n\r\n`, isHead: false },
  { name: 'a header without a colon', text: crlf(`SIP/2.0 200 OK\n${basic}nonsense\n\n`), isHead: false },
  { name: 'a header of blanks', text: crlf(`SIP/2.0 200 OK\n: nothing\n\n`), isHead: false },
  {
    name: 'a header twice as long as the cap',
    text: crlf(`SIP/2.0 200 OK\nX: ${long(70_000, 'x')}\n\n`),
    isHead: false,
  },
];
