import type { TracedGraph } from '../../src/bot/graph/graph';

/** A Graph without anything in it, which takes whatever is sent and answers with the same and an id. */
export class EchoGraph implements TracedGraph {
  readonly requestId = 'r-1';
  readonly asked: string[] = [];
  readonly posts: object[] = [];

  constructor(private readonly owner: string) {}

  get: TracedGraph['get'] = async (path) => {
    this.asked.push(`GET ${path}`);
    return JSON.parse('{}');
  };
  list: TracedGraph['list'] = async (path) => {
    this.asked.push(`LIST ${path}`);
    return [];
  };
  post: TracedGraph['post'] = async (path, body) => {
    this.asked.push(`POST ${path}`);
    this.posts.push(body);
    const more = { id: `new-${this.posts.length}`, createdDateTime: '2026-11-28T12:00:00Z', groupTypes: [] };
    const by = { user: { id: this.owner, displayName: null } };
    return JSON.parse(JSON.stringify({ ...more, createdBy: by, linkedResources: [], body: { content: '' }, ...body }));
  };
  patch: TracedGraph['patch'] = async (path) => {
    this.asked.push(`PATCH ${path}`);
    return JSON.parse('{}');
  };
  delete: TracedGraph['delete'] = async (path) => {
    this.asked.push(`DELETE ${path}`);
  };
}
