import { isJson, textIn } from '../teams/json';
import type { TrafficRecord } from './trafficRecord';

const REMOVED = '(token removed)';

/** The record as a line for a shell; the tokens that were taken out of it are asked for anew, at the page's address. */
export function curlOf(record: TrafficRecord, page: string): string {
  const { method, url, way, body, requestHeaders = {} } = record;
  const token = (asked: object) =>
    `"$(curl -s ${page}/sandbox/token --json ${quoted(JSON.stringify({ ...asked, plain: true }))})"`;
  const parts = ['curl', '-k', '-X', method, quoted(url)];
  const bearer = bearerFor(record);
  if (bearer) parts.push('-H', `'authorization: Bearer '${token(bearer)}`);
  for (const name of ['prefer', 'if-match', 'consistencylevel'])
    if (requestHeaders[name] !== undefined) parts.push('-H', quoted(`${name}: ${requestHeaders[name]}`));
  if (way === 'entra' && isJson(body) && method === 'POST') {
    const secrets: Readonly<Record<string, string>> = {
      assertion: token({ for: 'muster', user: record.user }),
      client_secret: '"$MicrosoftAppPassword"',
    };
    const fields = Object.entries(body).map(
      ([name, value]) => `--data-urlencode ${quoted(`${name}=`)}${secrets[name] ?? quoted(String(value))}`,
    );
    return [...parts, ...fields].join(' ');
  }
  if (body !== null && method !== 'GET') {
    const text = quoted(typeof body === 'string' ? body : JSON.stringify(body));
    parts.push('--json', text.split(REMOVED).join(`'${token({ for: 'muster', user: record.user })}'`));
  }
  return parts.join(' ');
}

function bearerFor({ way, user, body }: TrafficRecord): object | undefined {
  if (way === 'graph' && user !== undefined) return { user };
  if (way === 'toBot') return { for: 'bot', serviceUrl: textIn(body, 'serviceUrl') };
  return way === 'fromBot' ? { for: 'connector' } : undefined;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
