import { createServer, type Server } from 'node:http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { ProtobufMetricsSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Dispatcher } from 'undici';
import type { Measures } from '../http/measures';
import type { StepWatcher } from '../http/steps';
import { Meters } from './meters';
import { type OtlpSettings, otlpExport } from './otlp';
import { type Hosts, Spans } from './spans';

/** Milliseconds between two times that metrics are sent. */
const EVERY = 15_000;
/** Milliseconds between two warnings. */
const TOLD_EVERY = 60_000;
/** Combinations of labels that one metric keeps. */
const MOST = 500;

export interface TelemetrySettings {
  readonly otlp?: OtlpSettings | undefined;
  /** Where `/metrics` is served; undefined for nowhere. */
  readonly metricsPort?: number | undefined;
  readonly host?: string | undefined;
}

interface Surroundings {
  readonly http: Dispatcher;
  readonly hosts: Hosts;
  readonly log: { warn(fields: object, words: string): void; error(fields: object, words: string): void };
}

export interface Telemetry {
  /** Missing where no span and no duration is wanted. */
  readonly watcher: StepWatcher;
  readonly measures: Measures;
  /** Sends what is left, and closes. */
  stop(): Promise<void>;
}

/** Traces and metrics by OpenTelemetry's SDK, without its globals: loaded only where an address or a port is set. */
export function openTelemetry(settings: TelemetrySettings, { http, hosts, log }: Surroundings): Telemetry {
  const { otlp, metricsPort, host } = settings;
  const resource = resourceFromAttributes({ 'service.name': 'muster' });
  let toldAt = Number.NEGATIVE_INFINITY;
  const report = (problem: string) => {
    if (performance.now() - toldAt < TOLD_EVERY) return;
    toldAt = performance.now();
    log.warn({ problem }, 'OTEL_EXPORTER_OTLP_ENDPOINT takes no traces or metrics; they are dropped');
  };
  const prometheus =
    metricsPort === undefined
      ? undefined
      : new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const readers: MetricReader[] = prometheus ? [prometheus] : [];
  if (otlp) readers.push(pushing(otlp, http, report));
  const views = [{ instrumentName: '*', aggregationCardinalityLimit: MOST }];
  const meters = new MeterProvider({ resource, readers, views });
  const measures = new Meters(meters.getMeter('muster'));
  const tracers = new BasicTracerProvider({ resource, spanProcessors: otlp ? [sending(otlp, http, report)] : [] });
  const server = prometheus && serveMetrics(prometheus, metricsPort, host, log);
  return {
    watcher: new Spans(tracers.getTracer('muster'), measures, hosts),
    measures,
    stop: async () => {
      server?.close();
      server?.closeAllConnections();
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}

function sending(otlp: OtlpSettings, http: Dispatcher, report: (problem: string) => void): BatchSpanProcessor {
  const serialize = ProtobufTraceSerializer.serializeRequest.bind(ProtobufTraceSerializer);
  const send = otlpExport(otlp, '/v1/traces', http, serialize, report);
  return new BatchSpanProcessor({ export: send, shutdown: async () => undefined }, { scheduledDelayMillis: 1_000 });
}

function pushing(otlp: OtlpSettings, http: Dispatcher, report: (problem: string) => void): MetricReader {
  const serialize = ProtobufMetricsSerializer.serializeRequest.bind(ProtobufMetricsSerializer);
  const send = otlpExport(otlp, '/v1/metrics', http, serialize, report);
  const exporter = { export: send, forceFlush: async () => undefined, shutdown: async () => undefined };
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: EVERY, exportTimeoutMillis: EVERY - 1 });
}

/** For a scraper in the same network; nothing leads there from outside. */
function serveMetrics(
  exporter: PrometheusExporter,
  port: number | undefined,
  host: string | undefined,
  log: Surroundings['log'],
): Server {
  const server = createServer((request, response) => {
    if (request.url === '/metrics' && request.method === 'GET')
      return exporter.getMetricsRequestHandler(request, response);
    response.statusCode = 404;
    response.end();
  });
  server.on('error', (error) => log.error({ err: error }, 'METRICS_PORT cannot be listened on; choose another'));
  server.listen({ port, host });
  server.unref();
  return server;
}
