import { type Context, Hono } from 'hono';
import type { Finder } from '../teams/finder';
import { bodyOf, refusal } from '../teams/request';
import { curlOf } from './curlOf';
import { canBeResent, type ResendParts, resend } from './resend';
import type { TrafficLog } from './trafficLog';
import type { TrafficRecord } from './trafficRecord';

export interface TrafficApiParts extends ResendParts {
  readonly log: TrafficLog;
  readonly find: Finder;
  /** The page's own address, without a slash at the end. */
  readonly page: string;
}

/** `/sandbox/traffic`: what the stand-ins saw, as JSON lines; each line as curl, and sent again. */
export function trafficApi(parts: TrafficApiParts): Hono {
  const { log, find, page } = parts;
  const recordOf = (c: Context): TrafficRecord => {
    const record = log.find(Number(c.req.param('id')));
    if (!record)
      throw refusal(404, `There is no call ${c.req.param('id')}. GET /sandbox/traffic lists the last 2,000.`);
    return record;
  };
  const routes = new Hono();

  routes.get('/traffic', (c) => {
    const wanted = (c.req.query('q') ?? '').toLowerCase();
    const lines = log.list().map((record) => `${JSON.stringify(record)}\n`);
    const found = lines.filter((line) => line.toLowerCase().includes(wanted));
    return c.body(found.join(''), 200, { 'content-type': 'application/x-ndjson' });
  });
  routes.delete('/traffic', (c) => {
    log.clear();
    return c.body(null, 204);
  });
  routes.get('/traffic/:id/curl', (c) => c.text(`${curlOf(recordOf(c), page)}\n`));
  routes.post('/traffic/:id/resend', async (c) => {
    const record = recordOf(c);
    if (!canBeResent(record))
      throw refusal(400, 'Only activities, calls of the connector and calls of Graph can be sent again.');
    const { as = 'again' } = await bodyOf(c);
    if (as !== 'again' && as !== 'new') throw refusal(400, '"as" must be "again" or "new".');
    return c.json(await resend(record, find.user(record.user), as === 'new', parts));
  });
  return routes;
}
