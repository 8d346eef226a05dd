import { type FirstEntries, firstEntries, type Graph, type GraphPath, put, type Query } from './graph';

/** A graph for one piece of work: what was read before is not asked for again. Every reader gets a copy of its own. */
export class ReadOnce implements Graph {
  private readonly answers = new Map<string, Promise<string>>();

  constructor(private readonly graph: Graph) {}

  get<T>(path: GraphPath, query?: Query): Promise<T> {
    return this.once<T>(['get', path, query], () => this.graph.get<T>(path, query));
  }

  /** Whoever reads the same list with the same query looks for the same. */
  list<T>(path: GraphPath, query?: Query, isBeyond?: (entry: T) => boolean): Promise<T[]> {
    return this.once<T[]>(['list', path, query], () => this.graph.list<T>(path, query, isBeyond));
  }

  some<T>(path: GraphPath, query?: Query): Promise<FirstEntries<T>> {
    return this.once<FirstEntries<T>>(['some', path, query], () => firstEntries<T>(this.graph, path, query));
  }

  post<T>(path: GraphPath, body: object): Promise<T> {
    return this.graph.post(path, body);
  }

  put<T>(path: GraphPath, body: object): Promise<T> {
    return put(this.graph, path, body);
  }

  patch<T>(path: GraphPath, body: object, etag?: string): Promise<T> {
    return this.graph.patch(path, body, etag);
  }

  delete(path: GraphPath): Promise<void> {
    return this.graph.delete(path);
  }

  private async once<T>(request: readonly unknown[], read: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(request);
    const there = this.answers.get(key) ?? read().then((answer) => JSON.stringify(answer));
    this.answers.set(key, there);
    const copy: T = JSON.parse(await there);
    return copy;
  }
}
