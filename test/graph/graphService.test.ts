import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { graphPath, odataString } from '../../src/bot/graph/graph';
import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { GraphService, type RefusedToken } from '../../src/bot/graph/graphService';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Restify, where it was loaded, makes `writeHead` return nothing in the whole process: so no chain. */
function raw(status: number, contentType: string, body: string): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
  };
}

describe('the Graph port', () => {
  const http = new Agent();
  let server: Server;
  let url: string;
  let answer: Answer;
  let requests: { method: string; url: string; authorization: string; body: string }[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        requests.push({
          method: request.method ?? '',
          url: request.url ?? '',
          authorization: request.headers.authorization ?? '',
          body,
        });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port }: AddressInfo = Object(server.address());
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    requests = [];
  });

  const asked: (string | undefined)[] = [];
  const tokens = async (refused?: RefusedToken) => {
    asked.push(refused && `${refused.claims} ${refused.times}`.trim());
    if (refused?.claims) return 'the-stronger-token';
    return refused ? 'another-token' : 'the-token';
  };
  const graph = (deadline = 500) => new GraphService(url, http, deadline).actingFor(tokens);
  const json =
    (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'r-1', ...headers });
      response.end(JSON.stringify(body));
    };
  const refusalOf = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((caught: unknown) => caught);
    if (!(error instanceof GraphProblem)) throw new Error(`Expected a GraphProblem, got ${String(error)}`);
    return error.refusal;
  };

  it('sends the person’s token to Graph, also over http on this machine', async () => {
    answer = json(201, { id: '7' });
    expect(await graph().post('/v1.0/groups', { displayName: 'Ops' })).toEqual({ id: '7' });
    expect(requests).toEqual([
      { method: 'POST', url: '/v1.0/groups', authorization: 'Bearer the-token', body: '{"displayName":"Ops"}' },
    ]);
  });

  describe('when Graph challenges the token', () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
    const challenged = json(
      401,
      { error: { code: 'InvalidAuthenticationToken', message: 'TokenCreatedWithOutdatedPolicies' } },
      {
        'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
      },
    );
    beforeEach(() => asked.splice(0));

    it('asks for a token that meets the claims, and sends the request again with it', async () => {
      answer = (request, response) => (requests.length === 1 ? challenged : json(201, { id: '7' }))(request, response);
      expect(await graph().post('/v1.0/groups', { displayName: 'Ops' })).toEqual({ id: '7' });
      expect(asked).toEqual([undefined, `${claims} 1`]);
      expect(requests.map(({ authorization }) => authorization)).toEqual([
        'Bearer the-token',
        'Bearer the-stronger-token',
      ]);
    });

    it('does so once, and takes a second challenge for a refusal, of which whoever gives the tokens hears', async () => {
      answer = challenged;
      expect(await refusalOf(graph().post('/v1.0/groups', {}))).toMatchObject({ outcome: 'refused', status: 401 });
      expect(requests).toHaveLength(2);
      expect(asked).toEqual([undefined, `${claims} 1`, `${claims} 2`]);
    });

    it('asks once for another token too where the one that was refused needs to prove nothing', async () => {
      answer = json(401, { error: { code: 'InvalidAuthenticationToken', message: 'expired' } });
      expect(await refusalOf(graph().post('/v1.0/groups', {}))).toMatchObject({ outcome: 'refused', status: 401 });
      expect(requests.map(({ authorization }) => authorization)).toEqual(['Bearer the-token', 'Bearer another-token']);
      expect(asked).toEqual([undefined, '1', '2']);
    });
  });

  it('remembers the id that Graph gave the request', async () => {
    answer = json(200, {});
    const acting = graph();
    await acting.get('/v1.0/me');
    expect(acting.requestId).toBe('r-1');
  });

  it('knows Graph’s own time from its last answer', async () => {
    const acting = graph();
    expect(acting.now()).toBeUndefined();
    answer = json(200, {}, { date: 'Fri, 01 Jan 2027 12:00:00 GMT' });
    await acting.get('/v1.0/me');
    const noon = Date.parse('2027-01-01T12:00:00Z');
    expect(acting.now()).toBeGreaterThanOrEqual(noon);
    expect(acting.now()).toBeLessThan(noon + 60_000);
    answer = json(503, {}, { date: 'Fri, 01 Jan 2027 13:00:00 GMT' });
    await refusalOf(acting.get('/v1.0/me'));
    expect(acting.now()).toBeGreaterThanOrEqual(noon + 3_600_000);
  });

  it('encodes ids and filters, so that nothing typed can change where a request goes', async () => {
    answer = json(200, { value: [] });
    await graph().list(graphPath`/v1.0/me/todo/lists/${'a/../b?c'}/tasks`, {
      $filter: `displayName eq ${odataString("https://evil.example/ O'Neil & #1")}`,
    });
    expect(requests[0]?.url).toBe(
      '/v1.0/me/todo/lists/a%2F..%2Fb%3Fc/tasks?$filter=displayName%20eq%20%27https%3A%2F%2Fevil.example%2F%20O%27%27Neil%20%26%20%231%27',
    );
  });

  it.each([
    ['..', '%252E%252E'],
    ['.', '%252E'],
    ['half \uD83D', 'half%20%EF%BF%BD'],
  ])('keeps an id of %j in its place', async (id, part) => {
    answer = json(200, { value: [] });
    await graph().list(graphPath`/v1.0/me/todo/lists/${id}/tasks`, { $filter: `a eq ${odataString('\uD83D')}` });
    expect(requests[0]?.url).toBe(`/v1.0/me/todo/lists/${part}/tasks?$filter=a%20eq%20%27%EF%BF%BD%27`);
  });

  it('reads page after page, and follows no link that leads out of Graph', async () => {
    answer = ({ url: path }, response) => {
      const first = !path?.includes('skiptoken');
      json(200, first ? { value: [1, 2], '@odata.nextLink': `${url}/v1.0/things?$skiptoken=x%20y` } : { value: [3] })(
        Object(undefined),
        response,
      );
    };
    expect(await graph().list('/v1.0/things')).toEqual([1, 2, 3]);
    expect(requests.map((request) => request.url)).toEqual(['/v1.0/things', '/v1.0/things?$skiptoken=x%20y']);

    answer = json(200, { value: [], '@odata.nextLink': 'http://127.0.0.1.evil.example/v1.0/things' });
    await expect(graph().list('/v1.0/things')).rejects.toThrow('outside of Graph');
  });

  describe('a list of a thousand pages', () => {
    beforeEach(() => {
      answer = (request, response) => {
        const page = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
        const next = page < 1_000 ? { '@odata.nextLink': `${url}/v1.0/things?page=${page + 1}` } : {};
        json(200, { value: [page], ...next })(request, response);
      };
    });

    it('is read to its end, since what stands there is in it too', async () => {
      expect(await graph().list('/v1.0/things')).toHaveLength(1_000);
    });

    it('is read as far as the page on which something lies beyond what is looked for', async () => {
      const found = await graph().list<number>('/v1.0/things', {}, (page) => page === 12);
      expect(found).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    it('says nothing at all where reading it takes too long', async () => {
      const impatient = new GraphService(url, http, 20_000, 20).actingFor(async () => 'token');
      const problem = await impatient.list('/v1.0/things').catch((error: unknown) => error);
      expect(problem).toMatchObject({
        refusal: { outcome: 'notDone', message: 'The list is too long to be read whole.' },
      });
    });
  });

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [409, 'refused'],
    [429, 'notDone'],
    [302, 'unknown'],
    [408, 'unknown'],
    [500, 'unknown'],
    [501, 'refused'],
    [502, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
  ])('takes %d for %s, and sends nothing twice', async (status, outcome) => {
    answer = json(status, { error: { code: 'Some', message: 'Words' } }, { location: '/elsewhere' });
    expect(await refusalOf(graph().post('/v1.0/groups', {}))).toMatchObject({ status, outcome, requestId: 'r-1' });
    expect(requests).toHaveLength(1);
  });

  it('keeps Graph’s own words, the property it complains of and the time to wait', async () => {
    const error = {
      code: 'Request_BadRequest',
      message: 'Taken.',
      details: [{ target: 'mailNickname', code: 'ObjectConflict' }],
    };
    answer = json(429, { error }, { 'retry-after': '2.128' });
    expect(await refusalOf(graph().get('/v1.0/me'))).toMatchObject({
      code: 'Request_BadRequest',
      message: 'Taken.',
      targets: ['mailNickname'],
      retryAfter: 2.128,
    });
  });

  it.each<[string, Answer]>([
    ['a dropped connection', (_request, response) => response.destroy()],
    ['a 201 that is cut', raw(201, 'application/json', '{"id":"7')],
    ['a 201 that is empty', raw(201, 'application/json', '')],
    ['a 201 of HTML', raw(201, 'text/html', '<p>Welcome</p>')],
    ['silence', () => undefined],
    [
      'a body that trickles without end',
      (_request, response) => {
        response.writeHead(201, { 'content-type': 'application/json' });
        const drops = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drops));
      },
    ],
  ])('takes %s for an unknown outcome', async (_what, given) => {
    answer = given;
    expect(await refusalOf(graph().post('/v1.0/groups', {}))).toMatchObject({ outcome: 'unknown' });
    expect(requests).toHaveLength(1);
  });

  it('knows that nothing was done where nobody listens', async () => {
    const nowhere = new GraphService('http://127.0.0.1:1', http, 500).actingFor(tokens);
    expect(await refusalOf(nowhere.post('/v1.0/groups', {}))).toMatchObject({ outcome: 'notDone', status: 0 });
  });
});
