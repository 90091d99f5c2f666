/** Answers that are no page, in both languages: small, without anything of the question in them. */
import type http from 'node:http';
import { STATUS_CODES } from 'node:http';

type Words = readonly [en: string, zh: string];

/** By what went wrong; `{status}` stands in for a code that has no words of its own. */
const WORDS: Readonly<Record<string, Words>> = {
  bad_address: ['This is not an address of this site.', '这不是本站的地址。'],
  bad_method: ['Pages can only be read: GET and HEAD.', '页面只能读取：GET 和 HEAD。'],
  has_body: ['A page is asked for without a body.', '请求页面时不能带正文。'],
  too_long: ['The address is too long.', '地址过长。'],
  not_published: ['Nothing is published yet: run awr nightly.', '尚未发布任何内容：请运行 awr nightly。'],
  no_page: ['There is no such page.', '没有这个页面。'],
  not_asked: [
    'The comparison is not clear: choose a snapshot or a time, and periods that end after they begin.',
    '比较的对象不明确：请选择快照或时刻；时段的结束要晚于开始。',
  ],
  unknown: ['One side of the comparison is not in the lake.', '比较的一方不在数据湖中。'],
  no_report: [
    'No report of this series covers that time. Go back and choose another.',
    '该序列在此时刻没有报告。请返回另选。',
  ],
  starting: ['The viewer is starting. Ask again in some seconds.', '查看器正在启动，请几秒后再试。'],
  viewer_failed: [
    'This page is made on demand, and the viewer could not be started: see its log. Pages of the published site are there.',
    '此页按需生成，但查看器未能启动，详见日志。已发布的页面不受影响。',
  ],
  lake_busy: ['The lake is being rewritten. Ask again in a moment.', '数据湖正在更新，请稍后再试。'],
  not_analysed: ['New reports are being analysed. Ask again in a moment.', '正在分析新报告，请稍后再试。'],
  no_lake: ['This page is made on demand, and its lake is not there.', '此页按需生成，但找不到数据湖。'],
  overloaded: ['Too many pages are being made at once. Ask again in a moment.', '同时生成的页面过多，请稍后再试。'],
  too_slow: ['The page took too long to make and was given up.', '生成此页耗时过长，已放弃。'],
  renderer_died: ['The page could not be made. Ask again in a moment.', '此页未能生成，请稍后再试。'],
  stopped: ['The viewer is stopping. Ask again in a moment.', '查看器正在停止，请稍后再试。'],
  failed: ['The page could not be made; the log says why.', '此页未能生成，原因见日志。'],
};

/** Seconds after which asking again makes sense, for 503. */
const RETRY_S: Readonly<Record<string, number>> = {
  not_analysed: 30,
  not_published: 60,
  no_lake: 60,
  viewer_failed: 60,
};

/** Sends `status` with the words for `problem`; without a body for HEAD. */
export function refuse(
  response: http.ServerResponse,
  status: number,
  problem: string,
  method: string | undefined = 'GET',
): http.ServerResponse {
  const body = refusalPage(status, problem);
  if (status === 405) response.setHeader('Allow', 'GET, HEAD');
  if (status === 503) response.setHeader('Retry-After', String(RETRY_S[problem] ?? 5));
  response.removeHeader('ETag');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.writeHead(status);
  return response.end(method === 'HEAD' ? undefined : body);
}

export function refusalPage(status: number, problem: string): string {
  const [en, zh] = WORDS[problem] ?? WORDS['failed'] ?? ['', ''];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${status} ${STATUS_CODES[status] ?? ''} · AWR Analyzer</title>
<link rel="stylesheet" href="/assets/site.css">
<script src="/assets/theme.js"></script>
</head>
<body>
<main id="main" class="door">
<h1>${status}</h1>
<div lang="en"><p>${en}</p><ul><li><a href="/en/">Fleet</a></li></ul></div>
<div lang="zh-CN"><p>${zh}</p><ul><li><a href="/zh/">全部数据库</a></li></ul></div>
</main>
</body>
</html>
`;
}

export const PROBLEMS: readonly string[] = Object.keys(WORDS);
