import type { Graph, GraphPath, Query } from '../../src/bot/graph/graph';

/** What a Graph was asked for, in order. */
export interface Asked {
  readonly method: string;
  readonly path: GraphPath;
  readonly query?: Query;
  readonly body?: object;
}

/** A Graph that has one answer for each path, an empty list for every other one, and remembers what it was asked. */
export class CannedGraph implements Graph {
  readonly asked: Asked[] = [];

  constructor(private readonly answers: Readonly<Record<string, unknown>> = {}) {}

  get: Graph['get'] = async (path, query = {}) => this.answer({ method: 'GET', path, query });
  list: Graph['list'] = async (path, query = {}) => this.answer({ method: 'LIST', path, query });
  post: Graph['post'] = async (path, body) => this.answer({ method: 'POST', path, body });
  patch: Graph['patch'] = async (path, body) => this.answer({ method: 'PATCH', path, body });
  delete: Graph['delete'] = async (path) => {
    this.answer({ method: 'DELETE', path });
  };

  /** Each a copy, as from the network. */
  private answer(asked: Asked) {
    this.asked.push(asked);
    return JSON.parse(JSON.stringify(this.answers[asked.path] ?? []));
  }
}
