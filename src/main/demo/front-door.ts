import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from './json.ts';
import type { Answers } from './manners/answer-manners.ts';
import { isRecordingPath, type Recordings } from './recordings.ts';
import { Refusal } from './refusal.ts';
import { replyTo, send, type Reply } from './reply.ts';
import { isForThisServer, jsonOf, readBody, targetOf } from './request.ts';
import { log, type LoggedRequest } from './request-log.ts';
import { BASE_PATH, type Route } from './routes.ts';

export interface House {
  recordings: Recordings;
  routes: ReadonlyMap<string, Route>;
  requests: LoggedRequest[];
  answers: Answers;
  /** Resolves when an answer may go out. */
  takeTime(): Promise<void>;
  now(): number;
  /** Is this the value of a good `Authorization` header? */
  isAdmitted(authorization: string | undefined): boolean;
}

/** Answers one request, whatever it is; never throws. */
export async function receive(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.on('error', () => undefined);
  try {
    const body = await readBody(request);
    log(house.requests, request, body, house.now());
    const reply = await answer(house, request, response, body);
    if (reply) send(response, reply);
  } catch (error) {
    if (error instanceof Refusal) send(response, replyTo(error));
    else if (request.destroyed && !request.complete) response.destroy();
    else send(response, replyTo(new Refusal(500, 'Internal', '演示服务异常')));
  }
}

/** Undefined: the answer is on its way already. */
async function answer(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer | undefined,
): Promise<Reply | undefined> {
  if (!isForThisServer(request)) throw new Refusal(403, 'PermissionDenied', 'Host 不是本机地址');
  const { path, query } = targetOf(request.url ?? '');
  if (isRecordingPath(path)) {
    house.recordings.serve({ path, query }, house.now(), request, response);
    return undefined;
  }
  await house.takeTime();
  if (!house.isAdmitted(request.headers.authorization)) throw new Refusal(401, 'Unauthenticated', 'access token 无效');
  const endpoint = path.startsWith(BASE_PATH) ? path.slice(BASE_PATH.length) : '';
  const route = house.routes.get(endpoint);
  if (!route) throw new Refusal(404, 'NotFound', '接口不存在');
  if (request.method !== route.method)
    throw new Refusal(405, 'Unimplemented', '不支持的请求方法', { Allow: route.method });
  const json = route.method === 'POST' ? jsonOf(request, body) : null;
  const instead = house.answers.insteadOf(endpoint, pageSizeIn(json));
  if (instead === 'hang') return undefined;
  return instead ?? house.answers.dress(await (route.method === 'GET' ? route.answer(query) : route.answer(json)));
}

function pageSizeIn(json: Json): number | undefined {
  const size = typeof json === 'object' && json !== null && !Array.isArray(json) ? json['page_size'] : undefined;
  return typeof size === 'bigint' ? Number(size) : undefined;
}
