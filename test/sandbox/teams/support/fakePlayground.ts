import { once } from 'node:events';
import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { isJson, parsed } from '../../../../src/sandbox/teams/json';

/** The connector of the Agents Playground: takes everything, checks no token. */
export class FakePlayground {
  readonly calls: object[] = [];
  private readonly server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    this.calls.push({ method, url, authorization: headers.authorization, body: parsed(await textOf(request)) });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end('{"id":"1"}');
  });

  async start(): Promise<void> {
    this.server.listen(0, 'localhost');
    await once(this.server, 'listening');
  }

  get url(): string {
    const address = this.server.address();
    return `http://localhost:${isJson(address) ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
