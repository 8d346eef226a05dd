import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';

const ROOT = join(__dirname, '../..');
const folders = ['dist/sandbox/teams/page', 'src/sandbox/teams/page'];
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

interface Invoke {
  readonly name: string;
  readonly value: Record<string, unknown>;
}

export const me = {
  id: 'oid-ann',
  displayName: 'Ann Example',
  userPrincipalName: 'ann@contoso.example',
  jobTitle: null,
  teamsId: '29:ann',
  locale: 'en-US',
  admin: false,
  hasMailbox: true,
  withoutConsentTo: [],
};

const bot = { id: '28:bot', name: 'Muster', bot: true };

/** The chat page with nothing behind it but one message with a card, and a bot that answers as it is told. */
export class PageAlone {
  readonly invokes: Invoke[] = [];
  /** The bot's answers to come, in order; each is the body of an HTTP 200. */
  readonly answers: object[] = [];
  card: object = { type: 'AdaptiveCard', version: '1.5', body: [] };
  text: string | null = null;
  people: object[] = [];
  private readonly server: Server;
  private readonly events = new Set<ReadableStreamDefaultController<string>>();

  private constructor(server: (app: Hono) => Server) {
    const app = new Hono();
    app.get('/', (c) => this.file(c, 'src/sandbox/teams/page/index.html'));
    app.get('/lib/adaptivecards.min.js', (c) => this.file(c, 'node_modules/adaptivecards/dist/adaptivecards.min.js'));
    app.get('/page/*', (c) =>
      this.file(c, ...folders.map((folder) => join(folder, c.req.path.slice('/page/'.length)))),
    );
    app.get('/api/state', (c) => c.json(this.state()));
    app.get('/api/events', () => {
      const stream = new ReadableStream<string>({
        start: (controller) => {
          this.events.add(controller);
          controller.enqueue(': hello\n\n');
        },
      });
      return new Response(stream.pipeThrough(new TextEncoderStream()), {
        headers: { 'content-type': 'text/event-stream' },
      });
    });
    app.get('/api/people', (c) => c.json(this.people));
    app.get('/sandbox/world', (c) => c.json({ execute: true }));
    app.post('/api/sso', (c) => c.json({ token: 'silent-token' }));
    app.post('/api/invoke', async (c) => {
      this.invokes.push(await c.req.json());
      return c.json({ status: 200, body: this.answers.shift() ?? {} });
    });
    this.server = server(app);
  }

  static start(): Promise<PageAlone> {
    return new Promise((resolve) => {
      const alone = new PageAlone((app) => {
        const { fetch } = app;
        const server = serve({ fetch, port: 0, hostname: 'localhost' }, () => resolve(alone));
        if (!('closeAllConnections' in server)) throw new Error('The page is served over HTTP/1.1.');
        return server;
      });
    });
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The page is not being served.');
    return `http://localhost:${address.port}/?user=${me.userPrincipalName}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The server tells every open page that the message has another card now. */
  update(card: object, replacedForMe: boolean): void {
    this.card = card;
    const data = JSON.stringify({ ...this.message(), replacedForMe });
    for (const controller of this.events) controller.enqueue(`event: message\ndata: ${data}\n\n`);
  }

  private message(): object {
    const content = {
      text: this.text,
      textFormat: 'markdown',
      mentions: [],
      card: this.card,
      replacedForMe: false,
      reactions: [],
    };
    return { id: 'm1', chat: 'personal', threadId: null, from: bot, sentAt: new Date().toISOString(), ...content };
  }

  private state(): object {
    const chat = { id: 'personal', title: 'Muster', conversationId: 'a:1', members: [me.userPrincipalName] };
    return { me, users: [me], bot, commands: [], chats: [{ ...chat, messages: [this.message()] }] };
  }

  private async file(c: Context, ...paths: string[]): Promise<Response> {
    for (const path of paths) {
      const content = await readFile(join(ROOT, path), 'utf8').catch(() => undefined);
      if (content !== undefined)
        return c.body(content, 200, { 'content-type': types[extname(path)] ?? 'image/svg+xml' });
    }
    return c.notFound();
  }
}
