import { Client, GraphClientError, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type { Dispatcher } from 'undici';
import { encoded } from '../http/encoded';
import { Authentication } from './authentication';
import { type FirstEntries, type Graph, type GraphPath, isGraphPath, type Query } from './graph';
import { GraphProblem, type Refusal } from './graphProblem';
import { OnBehalf } from './onBehalf';
import { Transport } from './transport';

/** Milliseconds within which all pages of a list must have begun. */
const LONGEST_LIST = 15_000;
/** Milliseconds for the first entries of a list, of which a form has several. */
const AT_ONCE = 250;
const MOST_PAGES = 5;

interface Page<T> {
  readonly value: T[];
  readonly '@odata.nextLink'?: string;
}

/** A token that Graph has not taken: with what a new one has to prove, '' for nothing, and how many it has refused by now. */
export interface RefusedToken {
  readonly claims: string;
  readonly times: number;
}

/** The token of a person; another one than the one that was refused. */
export type Tokens = (refused?: RefusedToken) => Promise<string>;

/** Microsoft Graph over its own client, kept for all people; `deadline` is in milliseconds per request, `longestList` for all pages of a list. */
export class GraphService {
  private readonly client: Client;

  constructor(
    private readonly url: string,
    http: Dispatcher,
    deadline = 20_000,
    private readonly longestList = LONGEST_LIST,
    /** What Graph may call itself in a link, wherever it is reached. */
    private readonly ownName = url,
  ) {
    const middleware = new Authentication(new Transport(http, deadline));
    this.client = Client.initWithMiddleware({ baseUrl: `${url}/`, middleware });
  }

  /** Graph as the person may use it whose tokens these are. */
  actingFor(tokens: Tokens): PersonsGraph {
    return new PersonsGraph(this.client, [this.url, this.ownName], tokens, this.longestList);
  }
}

export class PersonsGraph implements Graph {
  constructor(
    private readonly client: Client,
    private readonly addresses: readonly string[],
    private readonly tokens: Tokens,
    private readonly longestList: number,
  ) {}

  /** The id of the last request, as Graph's support asks for it. */
  requestId = '';
  /** By how many milliseconds Graph's clock was ahead of this process's monotonic one. */
  private ahead = Number.NaN;

  now(): number | undefined {
    return Number.isNaN(this.ahead) ? undefined : performance.now() + this.ahead;
  }

  get<T>(path: GraphPath, query: Query = {}): Promise<T> {
    return this.sent(path, query, (request) => request.get());
  }

  async list<T>(path: GraphPath, query: Query = {}, isBeyond: (entry: T) => boolean = () => false): Promise<T[]> {
    const end = performance.now() + this.longestList;
    const isEnough = (page: Page<T>) => {
      if (page.value.some(isBeyond)) return true;
      if (performance.now() > end) throw new GraphProblem(tooLong(this.requestId));
      return false;
    };
    return (await this.pages(path, query, isEnough)).entries;
  }

  some<T>(path: GraphPath, query: Query = {}): Promise<FirstEntries<T>> {
    const end = performance.now() + AT_ONCE;
    let pages = 0;
    return this.pages<T>(path, query, () => ++pages >= MOST_PAGES || performance.now() > end);
  }

  /** https://learn.microsoft.com/graph/aad-advanced-queries */
  async counted<T>(path: GraphPath, query: Query = {}): Promise<{ entries: T[]; count: number }> {
    const advanced = { ...query, $count: 'true' };
    const page = await this.sent<Page<T> & { '@odata.count': number }>(path, advanced, (request) =>
      request.header('ConsistencyLevel', 'eventual').get(),
    );
    return { entries: page.value, count: page['@odata.count'] };
  }

  /** Page after page, to the last, or to one after which that is enough. */
  private async pages<T>(
    path: GraphPath,
    query: Query,
    isEnough: (page: Page<T>) => boolean,
  ): Promise<FirstEntries<T>> {
    const entries: T[] = [];
    for (let page = await this.get<Page<T>>(path, query); ; ) {
      entries.push(...page.value);
      const next = page['@odata.nextLink'];
      if (!next) return { entries, isWhole: true };
      if (isEnough(page)) return { entries, isWhole: false };
      page = await this.get<Page<T>>(this.within(next));
    }
  }

  post<T>(path: GraphPath, body: object): Promise<T> {
    const sent = Object.keys(body).length > 0 ? body : undefined;
    return this.sent(path, {}, (request) => request.post(sent));
  }

  put<T>(path: GraphPath, body: object): Promise<T> {
    return this.sent(path, {}, (request) => request.put(body));
  }

  patch<T>(path: GraphPath, body: object, etag?: string): Promise<T> {
    return this.sent(path, {}, (request) => (etag ? request.header('If-Match', etag) : request).patch(body));
  }

  async delete(path: GraphPath, etag?: string): Promise<void> {
    await this.sent(path, {}, (request) => (etag ? request.header('If-Match', etag) : request).delete());
  }

  /** A request whose token was refused was not carried out, so it may be sent again, once; the second time whoever gives the tokens rejects. */
  private async sent<T>(path: GraphPath, query: Query, send: (request: GraphRequest) => Promise<unknown>): Promise<T> {
    let token = await this.tokens();
    for (let times = 1; ; times++) {
      try {
        return await this.sentOnce(token, path, query, send);
      } catch (error) {
        if (!(error instanceof GraphProblem) || error.refusal.status !== 401) throw error;
        token = await this.tokens({ claims: error.refusal.claims ?? '', times });
        if (times > 1) throw error;
      }
    }
  }

  private async sentOnce<T>(
    token: string,
    path: GraphPath,
    query: Query,
    send: (request: GraphRequest) => Promise<unknown>,
  ): Promise<T> {
    const acting = new OnBehalf(token);
    const request = this.client
      .api(path.slice(path.indexOf('/', 1)))
      .version(path.startsWith('/beta/') ? 'beta' : 'v1.0');
    const values = Object.entries(query).map(([name, value]) => [name, encoded(value)]);
    try {
      await send(request.query(Object.fromEntries(values)).middlewareOptions([acting]));
    } catch (error) {
      // The Graph client wraps errors; ours travel inside.
      throw error instanceof GraphClientError && error.customError instanceof Error ? error.customError : error;
    } finally {
      this.requestId = acting.requestId;
      if (!Number.isNaN(acting.date)) this.ahead = acting.date - performance.now();
    }
    return JSON.parse(acting.text || 'null');
  }

  /** A link to a next page, as a path; one that leads out of Graph would carry the person's token there. */
  private within(link: string): GraphPath {
    const address = this.addresses.find((one) => link.startsWith(`${one}/`));
    const path = link.slice(address?.length);
    if (address === undefined || !isGraphPath(path)) throw new Error('Graph named a next page outside of Graph.');
    return path;
  }
}

function tooLong(requestId: string): Refusal {
  const message = 'The list is too long to be read whole.';
  return { outcome: 'notDone', status: 0, code: '', message, requestId, targets: [] };
}
