/**
 * The viewer: the published site, what is rendered on demand, and what an operator asks of a service. Every answer comes
 * from the release that `current` names at that moment; limits are checked before anything is looked up.
 */
import http from 'node:http';
import { readGeneration } from '../lake/journal.ts';
import { isLake } from '../lake/lake.ts';
import type { Release } from '../publish/releases.ts';
import { VIEWER_FILE, VIEWER_IS_HERE } from '../publish/viewer-script.ts';
import { answerFromRelease, contentTypeOf, releaseReader, setSecurityHeaders, splitOnce } from './files.ts';
import { Metrics } from './metrics.ts';
import { answerOnDemand, type Route, routeOf } from './on-demand.ts';
import { refuse } from './refusals.ts';
import type { Renderers } from './renderers.ts';

/** Longer than any address of the site: four names of 64 letters. */
const MAX_URL = 2048;
const MAX_HEADER_BYTES = 16 * 1024;
/** A client that does not say what it wants within this time is let go; ours are Nginx and browsers nearby. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
/** How often connections are looked at for that. */
const LOOK_MS = 2_000;
/** A connection on which nothing moves for so long beyond a page's own time is let go: a client that does not read. */
const STALLED_MS = 60_000;
/** Longer than Nginx keeps idle connections to a server behind it (60 s), so that it closes first. */
const KEEP_ALIVE_MS = 75_000;
const MAX_CONNECTIONS = 1024;
/** What a question that is none is answered with, by Node's code. */
const CLIENT_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** What renders: there, on its way, broken, or switched off. */
export type ViewerState = 'ready' | 'starting' | 'failed' | 'off';

export interface Viewer {
  state: ViewerState;
  renderers: Renderers | null;
}

export interface ServeOptions {
  releasesDir: string;
  lakeDir: string;
  /** Changes while the server runs: pages of the release are served before the first can be rendered. */
  viewer: Viewer;
  metrics?: Metrics;
  now?: () => Date;
  /** For how long a page may be rendered, seconds. */
  renderTimeoutS?: number;
  /** Patience with clients in milliseconds, in place of what is right for them; for tests. */
  patience?: { headersMs: number; stalledMs: number };
  /** Called once an answer is through. */
  onAnswer?: (answer: { method: string; path: string; status: number; kind: string; seconds: number }) => void;
}

/** The caller listens and closes. */
export function viewerServer(options: ServeOptions): http.Server {
  const current = releaseReader(options.releasesDir);
  const metrics = options.metrics ?? new Metrics();
  describeMetrics(metrics, options, current);
  const { headersMs, stalledMs } = options.patience ?? { headersMs: HEADERS_MS, stalledMs: STALLED_MS };
  const server = http.createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: headersMs,
      requestTimeout: Math.min(REQUEST_MS, 1.5 * headersMs),
      connectionsCheckingInterval: Math.min(LOOK_MS, headersMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      setSecurityHeaders(response);
      const begun = performance.now();
      const asked = { kind: 'file' };
      response.on('close', () => {
        const seconds = (performance.now() - begun) / 1000;
        const status = response.statusCode;
        metrics.count('awr_requests_total', { kind: asked.kind, status });
        metrics.observe('awr_request_duration_seconds', { kind: asked.kind }, seconds);
        const [path = ''] = splitOnce(request.url ?? '', '?');
        options.onAnswer?.({ method: request.method ?? '', path, status, kind: asked.kind, seconds });
      });
      try {
        answer(request, response, options, metrics, current, asked);
      } catch (error) {
        // A release that was pruned between the look-up and the read, a disk error: the next request sees the new state.
        if (response.headersSent) response.destroy(error as Error);
        else refuse(response, 500, 'failed', request.method);
      }
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = 1000 * (options.renderTimeoutS ?? 0) + stalledMs;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = (error.code && CLIENT_ERRORS[error.code]) ?? '400 Bad Request';
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else socket.destroy();
  });
  return server;
}

function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  options: ServeOptions,
  metrics: Metrics,
  current: () => Release | null,
  asked: { kind: string },
): unknown {
  const refused = refusedFor(request);
  if (refused) {
    asked.kind = 'refused';
    // What follows of such a request is not read.
    response.setHeader('Connection', 'close');
    return refuse(response, refused.status, refused.problem, request.method);
  }
  const [address = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  if (address === '/healthz' || address === '/metrics') {
    asked.kind = 'operator';
    return address === '/healthz' ? health(response, options, current()) : metricsText(response, metrics);
  }
  const release = current();
  const { viewer } = options;
  const onDemand = (route: Route): boolean => {
    if (!route) return false;
    if ('location' in route) {
      response.writeHead(301, { Location: route.location }).end();
      return true;
    }
    asked.kind = route.kind;
    if (viewer.renderers && viewer.state === 'ready') {
      void answerOnDemand(request, response, route, viewer.renderers, metrics);
      return true;
    }
    // Without a viewer the page for what is not there says what it would take.
    if (viewer.state === 'off') return false;
    refuse(response, 503, viewer.state === 'starting' ? 'starting' : 'viewer_failed', request.method);
    return true;
  };
  // The file says what is missing without a viewer.
  if (address === `/${VIEWER_FILE}` && (viewer.state === 'ready' || viewer.state === 'starting'))
    return sayHere(request, response);
  const route = release && routeOf(release.manifest, address, query);
  if (route && 'kind' in route && route.kind === 'compare_form' && onDemand(route)) return response;
  return answerFromRelease(request, response, release, () => onDemand(route));
}

/** Why a request is not even looked at; null: it is. */
export function refusedFor({ method, url = '', headers }: Pick<http.IncomingMessage, 'method' | 'url' | 'headers'>): {
  status: number;
  problem: string;
} | null {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, problem: 'bad_method' };
  if (url.length > MAX_URL) return { status: 414, problem: 'too_long' };
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)
    return { status: 413, problem: 'has_body' };
  const [address = ''] = splitOnce(url, '?');
  // An address in full is a proxy's; escapes that are none and NUL are nobody's.
  if (!address.startsWith('/') || /%(?![0-9a-f]{2})|%00/i.test(address)) return { status: 400, problem: 'bad_address' };
  return null;
}

function sayHere(request: http.IncomingMessage, response: http.ServerResponse): http.ServerResponse {
  response.writeHead(200, {
    'Content-Type': contentTypeOf(VIEWER_FILE),
    'Content-Length': Buffer.byteLength(VIEWER_IS_HERE),
    'Cache-Control': 'no-cache',
  });
  return response.end(request.method === 'HEAD' ? undefined : VIEWER_IS_HERE);
}

/** 200 while there is a site to read; what cannot be rendered is said, and does not take the site out of service. */
function health(response: http.ServerResponse, options: ServeOptions, release: Release | null): http.ServerResponse {
  const { viewer } = options;
  const status = release ? (viewer.state === 'failed' ? 'degraded' : 'ok') : 'nothing published';
  const body = {
    status,
    release: release?.id ?? null,
    built: release?.manifest.built ?? null,
    lake: lakeState(options.lakeDir),
    viewer: viewer.state,
  };
  response.writeHead(release ? 200 : 503, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  return response.end(`${JSON.stringify(body)}\n`);
}

/** `generation` counts commits; null while one is under way. */
function lakeState(dir: string): { state: 'ok' | 'changing' | 'missing'; generation: string | null } {
  if (!isLake(dir)) return { state: 'missing', generation: null };
  const generation = readGeneration(dir);
  return { state: generation === null ? 'changing' : 'ok', generation };
}

function metricsText(response: http.ServerResponse, metrics: Metrics): http.ServerResponse {
  response.writeHead(200, {
    'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  return response.end(metrics.text());
}

function describeMetrics(
  metrics: Metrics,
  { viewer, now = () => new Date() }: ServeOptions,
  current: () => Release | null,
) {
  metrics.describe('awr_requests_total', 'Answers by kind of route and status.');
  metrics.describe('awr_request_duration_seconds', 'Time to answer by kind of route.');
  metrics.describe('awr_render_duration_seconds', 'Time to render on demand, waiting included, by kind of page.');
  metrics.describe('awr_render_refused_total', 'Pages on demand that were refused or failed, by reason.');
  const renderers = (read: (of: Renderers) => number) => () => (viewer.renderers ? read(viewer.renderers) : null);
  metrics.gauge(
    'awr_render_queue_length',
    'Pages that wait for a renderer.',
    renderers((of) => of.queued),
  );
  metrics.gauge(
    'awr_renders_in_progress',
    'Pages that are being rendered.',
    renderers((of) => of.stats.active),
  );
  metrics.counter(
    'awr_renderer_restarts_total',
    'Renderers that were replaced.',
    renderers((of) => of.stats.restarts),
  );
  metrics.gauge(
    'awr_renderer_memory_bytes',
    'Resident memory of the renderers.',
    renderers((of) => of.rss),
  );
  metrics.gauge('awr_viewer_up', '1 while pages can be rendered on demand.', () => (viewer.state === 'ready' ? 1 : 0));
  metrics.gauge('process_resident_memory_bytes', 'Resident memory of the server.', () => process.memoryUsage.rss());
  metrics.gauge('process_start_time_seconds', 'When the server was started.', () =>
    Math.round(Date.now() / 1000 - process.uptime()),
  );
  metrics.gauge('awr_release_age_seconds', 'Age of the published release.', () => {
    const built = current()?.manifest.built;
    return built === undefined ? null : Math.max(0, Math.round((now().getTime() - Date.parse(built)) / 1000));
  });
}
