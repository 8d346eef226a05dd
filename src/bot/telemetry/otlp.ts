import type { Dispatcher } from 'undici';
import { exchange } from '../http/exchange';

/** Milliseconds for one answer. */
const DEADLINE = 5_000;
/** `ExportResultCode` of the SDK. */
const [DONE, FAILED] = [0, 1];

/** Where spans and metrics are sent, on the bot's own way out. */
export interface OtlpSettings {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Result {
  readonly code: number;
  readonly error?: Error;
}

/** Sends what `serialize` makes of it to a path of the endpoint, once; what does not arrive is told to `report`, and dropped. */
export function otlpExport<T>(
  { endpoint, headers }: OtlpSettings,
  path: '/v1/traces' | '/v1/metrics',
  http: Dispatcher,
  serialize: (items: T) => Uint8Array | undefined,
  report: (problem: string) => void,
): (items: T, done: (result: Result) => void) => void {
  const send = async (items: T): Promise<void> => {
    const body = serialize(items) ?? new Uint8Array();
    const all = { ...headers, 'content-type': 'application/x-protobuf' };
    const { status } = await exchange(http, endpoint + path, {
      method: 'POST',
      headers: all,
      body,
      deadline: DEADLINE,
    });
    if (status < 200 || status >= 300) throw new Error(`status ${status}`);
  };
  return (items, done) => {
    send(items).then(
      () => done({ code: DONE }),
      (error: unknown) => {
        report(error instanceof Error ? error.message : String(error));
        done({ code: FAILED, error: new Error('It was not taken.') });
      },
    );
  };
}
