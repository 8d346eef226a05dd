import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Measures } from '../http/measures';
import type { StepWatcher, WatchedStep } from '../http/steps';
import { pathTemplate } from './pathTemplate';

/** What answers at an origin. */
export type Hosts = Readonly<Record<string, 'graph' | 'entra' | 'teams'>>;

const STORE = 'store ';
/** Steps of a sign-in, by their names. */
const SIGN_IN = ['on-behalf-of token', 'token for a code', 'token without a window'];

/** Makes a span of each step, and a duration of what is worth counting. Nothing that people wrote is in either, no id and no token. */
export class Spans implements StepWatcher {
  constructor(
    private readonly tracer: Tracer,
    private readonly measures: Measures,
    private readonly hosts: Hosts,
  ) {}

  begin(name: string, parent: unknown, origin?: string): WatchedStep {
    const started = performance.now();
    const [method = ''] = name.split(' ');
    const to = origin === undefined ? undefined : (this.hosts[origin] ?? 'other');
    const context = isSpan(parent) ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const kind = to ? SpanKind.CLIENT : parent === undefined ? SpanKind.SERVER : SpanKind.INTERNAL;
    const span = this.tracer.startSpan(to ? `${method} ${to}` : name, { kind }, context);
    return {
      own: span,
      end: (fields, failed) => {
        const ms = performance.now() - started;
        const status = to ? statusIn(fields) : undefined;
        span.setAttributes(attributesOf(fields, method, to));
        if (failed || (status !== undefined && (status === 0 || status >= 400)))
          span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
        if (to) this.measures.time('muster.request.duration.seconds', ms, { to, method, status: String(status) });
        else this.measure(name, ms, failed);
      },
    };
  }

  private measure(name: string, ms: number, failed: boolean): void {
    const outcome = failed ? 'failed' : 'done';
    if (name.startsWith(STORE))
      this.measures.time('muster.store.duration.seconds', ms, { call: name.slice(STORE.length), outcome });
    if (SIGN_IN.includes(name)) this.measures.time('muster.signin.duration.seconds', ms, { step: name, outcome });
  }
}

function attributesOf(fields: object, method: string, to: string | undefined): Attributes {
  const path = 'path' in fields && typeof fields.path === 'string' ? fields.path : undefined;
  if (!to) return {};
  return {
    'http.request.method': method,
    'peer.service': to,
    'http.response.status_code': statusIn(fields),
    ...(path !== undefined && { 'url.template': pathTemplate(path) }),
  };
}

/** 0 where no answer came. */
function statusIn(fields: object): number {
  return 'status' in fields ? Number(fields.status) || 0 : 0;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'spanContext' in value;
}
