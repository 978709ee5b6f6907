/** One answer that is not what the page documents, whatever was asked for. */
export interface BadAnswer {
  status: number;
  type: 'application/json' | 'text/html' | 'text/plain';
  text: string;
  headers?: Record<string, string>;
}

const JSON_TYPE = 'application/json';
const PORTAL = '<!doctype html><html><title>Wi-Fi</title><form action="/login">登录网络</form></html>';

/** What servers, gateways and captive portals answer instead of what was asked for. */
export const BAD_ANSWERS = {
  'empty-object': { status: 200, type: JSON_TYPE, text: '{}' },
  'error-in-200': { status: 200, type: JSON_TYPE, text: '{"error":{"code":"Internal","message":"服务异常"}}' },
  'code-in-200': { status: 200, type: JSON_TYPE, text: '{"code":500,"message":"服务异常","data":null}' },
  'success-false': { status: 200, type: JSON_TYPE, text: '{"success":false,"msg":"请求过于频繁"}' },
  'none-of-many': { status: 200, type: JSON_TYPE, text: '{"data":[],"total":180,"groups":null,"numbers":null}' },
  'bad-news': {
    status: 200,
    type: JSON_TYPE,
    text: '{"data":[],"total":0,"groups":[],"numbers":[],"message":"系统繁忙，请稍后再试"}',
  },
  'empty-envelope': { status: 200, type: JSON_TYPE, text: '{"code":0,"message":"ok","data":null}' },
  null: { status: 200, type: JSON_TYPE, text: 'null' },
  text: { status: 200, type: 'text/plain', text: 'ok' },
  'half-json': { status: 200, type: JSON_TYPE, text: '{"data":[{"call_uuid":"a' },
  nothing: { status: 200, type: JSON_TYPE, text: '' },
  'html-200': { status: 200, type: 'text/html', text: PORTAL },
  'html-404': { status: 404, type: 'text/html', text: '<html>404 Not Found</html>' },
  'html-502': { status: 502, type: 'text/html', text: '<html>502 Bad Gateway</html>' },
  'text-400': { status: 400, type: 'text/plain', text: 'Bad Request' },
  redirect: { status: 302, type: 'text/html', text: '', headers: { Location: 'https://login.example.test/' } },
  busy: {
    status: 429,
    type: JSON_TYPE,
    text: '{"error":{"code":"ResourceExhausted","message":"请求过于频繁"}}',
    headers: { 'Retry-After': '2' },
  },
} as const satisfies Record<string, BadAnswer>;
export type BadAnswerName = keyof typeof BAD_ANSWERS;
export const BAD_ANSWER_NAMES = Object.keys(BAD_ANSWERS) as BadAnswerName[];

/** How a page of more records than the server can give is answered; `slow`: not within the time that anybody waits. */
export const LARGE_PAGE_MANNERS = ['slow', 'huge', 'json-400', 'text-400', 'html-413', 'error-in-200', '500'] as const;
export type LargePageManner = (typeof LARGE_PAGE_MANNERS)[number];

/** A page that is too large, as this manner answers it; undefined: not at all. */
export function largePageAnswer(manner: LargePageManner): BadAnswer | undefined {
  switch (manner) {
    case 'slow':
      return undefined;
    case 'huge':
      return {
        status: 200,
        type: JSON_TYPE,
        text: `{"total":1,"data":[{"call_uuid":"${'0'.repeat(6 * 1024 * 1024)}"}]}`,
      };
    case 'json-400':
      return {
        status: 400,
        type: JSON_TYPE,
        text: '{"error":{"code":"InvalidArgument","message":"page_size 过大"}}',
      };
    case 'html-413':
      return { status: 413, type: 'text/html', text: '<html>413</html>' };
    case '500':
      return { status: 500, type: 'text/plain', text: 'Internal Server Error' };
    case 'text-400':
    case 'error-in-200':
      return BAD_ANSWERS[manner];
  }
}
