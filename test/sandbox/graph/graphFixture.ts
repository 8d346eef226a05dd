import { Agent, fetch } from 'undici';
import { newCertificate } from '../../../src/sandbox/certificate';
import { Entra } from '../../../src/sandbox/entra/entra';
import { Graph, type GraphOptions } from '../../../src/sandbox/graph/graph';
import { type App, contoso, newApp, type User, userNamed } from '../../../src/sandbox/tenant';
import { answerComplaints, refuse } from '../../conformance/complaints';
import { KEYS } from '../../support/keys';

interface CallOptions {
  /** The first name of the person; Alex unless told otherwise. */
  readonly as?: string;
  readonly scopes?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** Takes the place of the person's own token; the empty text sends none. */
  readonly token?: string;
}

interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
}

/** Entra and Graph of the sandbox on free ports, and a client that trusts them. */
export interface GraphFixture {
  readonly entra: Entra;
  readonly graph: Graph;
  /** In whose name the tokens are. */
  readonly app: App;
  /** Moves Entra's clock. */
  pass(milliseconds: number): void;
  /** `address` is a path such as `/v1.0/me`, or a whole nextLink. Throws when Graph's description has no such answer. */
  call(method: string, address: string, options?: CallOptions): Promise<Reply>;
  stop(): Promise<void>;
}

interface FixtureOptions extends Pick<GraphOptions, 'taskGroups'> {
  /** Whether Entra has a key of its own, and not that of all fixtures. */
  readonly ownKey?: boolean;
}

export async function startGraphFixture({ ownKey, ...options }: FixtureOptions = {}): Promise<GraphFixture> {
  const certificate = await newCertificate();
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const addresses = { redirectUri: 'http://localhost:3979/auth/end', authorizeUrl: 'http://localhost:3979/entra' };
  const app = newApp();
  const entra = new Entra({ tenant: contoso, app, certificate, now, keys: ownKey ? undefined : KEYS, ...addresses });
  const graph = new Graph({ tenant: contoso, entra, certificate, ...options });
  await Promise.all([entra.start(0), graph.start(0)]);
  const dispatcher = new Agent({ connect: { ca: certificate.cert } });
  return {
    entra,
    graph,
    app,
    pass: (milliseconds) => {
      offset += milliseconds;
    },
    async call(method, address, { as = 'alex', scopes, headers, body, token } = {}) {
      const bearer = token ?? (await entra.graphToken(person(as), scopes));
      const response = await fetch(new URL(address, graph.url), {
        method,
        dispatcher,
        headers: {
          ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
          ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? Buffer.from(body) : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      const { status } = response;
      const answer: unknown = isJson ? JSON.parse(text) : text;
      refuse(answerComplaints({ method, url: response.url, requestBody: body, status, responseBody: answer }));
      return { status, headers: new Map(response.headers), body: answer };
    },
    stop: async () => {
      await Promise.all([entra.stop(), graph.stop(), dispatcher.close()]);
    },
  };
}

export function person(name: string): User {
  const user = userNamed(contoso, `${name}@contoso.example`);
  if (user === undefined) throw new Error(`Nobody at Contoso is called ${name}.`);
  return user;
}

/** What stands at a path such as `value/0/id` of an answer. */
export function at(body: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((value, key) => new Map(Object.entries(value ?? {})).get(key), body);
}

/** The texts that stand under a name in every entry of a list's answer. */
export function each(body: unknown, name: string): unknown[] {
  const entries = at(body, 'value');
  return Array.isArray(entries) ? entries.map((entry: unknown) => at(entry, name)) : [];
}
