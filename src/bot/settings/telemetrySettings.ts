import type { TelemetrySettings } from '../telemetry/openTelemetry';
import type { EnvironmentLines } from './environmentLines';

const [ENDPOINT, HEADERS, PORT] = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'METRICS_PORT'];

/** Where traces and metrics go; undefined where nobody wants any. `port` and `host` are the bot's own. */
export function readTelemetrySettings(
  lines: EnvironmentLines,
  { port, host }: { readonly port: number; readonly host: string | undefined },
): TelemetrySettings | undefined {
  const endpoint = lines.hiddenAddress(ENDPOINT)?.replace(/\/+$/, '');
  const headers = headersIn(lines);
  const metricsPort = lines.optional(PORT) === undefined ? undefined : lines.number(PORT, 9464, 65_535, 1);
  if (metricsPort !== undefined && metricsPort === port)
    lines.problems.push(
      `${PORT} is that of the bot itself, which everybody reaches. Use another, that leads nowhere outside.`,
    );
  if (endpoint === undefined && metricsPort === undefined) return undefined;
  return { metricsPort, host, ...(endpoint !== undefined && { otlp: { endpoint, headers } }) };
}

/** `name=value,name=value`, as OpenTelemetry writes them; they may hold a key, so they are never shown. */
function headersIn(lines: EnvironmentLines): Readonly<Record<string, string>> {
  const pairs = lines.list(HEADERS, '').map((pair) => /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair));
  if (pairs.includes(null)) lines.problems.push(`${HEADERS} is no list of headers. Use name=value,name=value.`);
  return Object.fromEntries(pairs.flatMap((found) => (found ? [[found[1] ?? '', decoded(found[2] ?? '')]] : [])));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
