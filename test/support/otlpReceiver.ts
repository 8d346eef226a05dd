import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import protobuf from 'protobufjs';
import { recordOf, textOf } from '../../src/bot/json/json';

/** The .proto files of OTLP, as OpenTelemetry has published them. */
const PROTOS = join(dirname(require.resolve('@opentelemetry/otlp-grpc-exporter-base/package.json')), 'build/protos');
const FILES = ['trace', 'metrics'].map((what) => `opentelemetry/proto/collector/${what}/v1/${what}_service.proto`);

export interface ReceivedSpan {
  readonly trace: string;
  readonly id: string;
  /** '' for the first of its trace. */
  readonly parent: string;
  readonly name: string;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly start: number;
}

/** An OTLP/HTTP receiver that reads what comes by the official descriptors. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  readonly metrics = new Set<string>();
  readonly headers: IncomingMessage['headers'][] = [];
  /** Everything that came, as it was read: nothing private may be in it. */
  whole = '';

  private constructor(
    private readonly server: Server,
    private readonly root: protobuf.Root,
  ) {
    server.on('request', (request, response) => void this.take(request, response));
  }

  static async start(): Promise<OtlpReceiver> {
    const root = new protobuf.Root();
    root.resolvePath = (_origin, target) => join(PROTOS, target);
    await root.load(FILES);
    const server = createServer();
    await once(server.listen(0, 'localhost'), 'listening');
    return new OtlpReceiver(server, root);
  }

  get url(): string {
    const address = this.server.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const what = request.url === '/v1/traces' ? 'Trace' : 'Metrics';
    const body = await buffer(request);
    this.headers.push(request.headers);
    const type = this.root.lookupType(
      `opentelemetry.proto.collector.${what.toLowerCase()}.v1.Export${what}ServiceRequest`,
    );
    const read = type.toObject(type.decode(body), { longs: String, bytes: String, enums: String });
    this.whole += JSON.stringify(read);
    if (what === 'Trace') this.takeSpans(read);
    else this.takeMetrics(read);
    response.setHeader('content-type', 'application/x-protobuf');
    response.end();
  }

  private takeSpans({ resourceSpans }: Record<string, unknown>): void {
    const spans = listOf(resourceSpans).flatMap(({ scopeSpans }) =>
      listOf(scopeSpans).flatMap((one) => listOf(one.spans)),
    );
    this.spans.push(
      ...spans.map((span) => ({
        trace: textOf(span.traceId),
        id: textOf(span.spanId),
        parent: textOf(span.parentSpanId),
        name: textOf(span.name),
        failed: recordOf(span.status).code === 'STATUS_CODE_ERROR',
        attributes: Object.fromEntries(
          listOf(span.attributes).map(({ key, value }) => [textOf(key), Object.values(recordOf(value))[0]]),
        ),
        start: Number(span.startTimeUnixNano),
      })),
    );
  }

  private takeMetrics({ resourceMetrics }: Record<string, unknown>): void {
    const scopes = listOf(resourceMetrics).flatMap(({ scopeMetrics }) => listOf(scopeMetrics));
    for (const { metrics } of scopes) for (const { name } of listOf(metrics)) this.metrics.add(textOf(name));
  }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((one) => ({ ...recordOf(one) })) : [];
}
