import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { Drain } from './http/drain';
import type { PeerSettings } from './state/peerSettings';
import { type Store, StoreUnavailable } from './state/store';
import type { StoreClock } from './state/storeClock';

export const OTHER_SETTINGS = 'Another instance on this state store has other settings. Give all of them the same.';

/** What can be wrong with an instance that runs. */
interface Watched {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly peers: PeerSettings;
  readonly drain: Drain;
}

/** Once, as soon as the store's time is known: what else is wrong with a machine's clock shows at `/ready`. */
export function tellOfSkew(clock: StoreClock, log: Logger): void {
  clock.known().then(
    () => {
      for (const sentence of skewInWords(clock)) log.warn({ seconds: clock.skew }, sentence);
    },
    () => undefined,
  );
}

function skewInWords({ skew }: StoreClock): string[] {
  const which = `${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'}`;
  return skew === 0 ? [] : [`This machine's clock is ${which} the state store's. Let it be set by NTP.`];
}

function differenceInWords({ differing }: PeerSettings): string[] {
  return differing.length === 0 ? [] : [`${OTHER_SETTINGS} They differ in ${differing.join(', ')}.`];
}

/** Whether it listens, and whether it can work: `/health` and `/ready`. */
export function addHealth(server: Server, { store, clock, peers, drain }: Watched): void {
  server.get('/health', async (_request: Request, response: Response) => sendText(response, 200, 'ok'));
  server.get('/ready', async (_request: Request, response: Response) => {
    if (drain.hasBegun) return sendText(response, 503, 'Muster is ending');
    const problem = await store.ready().then(
      () => undefined,
      (error: unknown) => (error instanceof StoreUnavailable ? error.reason : 'the state store does not answer'),
    );
    const lines = [problem ?? 'ready', ...skewInWords(clock), ...differenceInWords(peers)];
    sendText(response, problem === undefined ? 200 : 503, lines.join('\n'));
  });
}

function sendText(response: Response, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
