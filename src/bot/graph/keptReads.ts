import { LRUCache } from 'lru-cache';
import { type FirstEntries, firstEntries, type Graph, type GraphPath, put, type Query } from './graph';

/** Milliseconds. */
const KEPT = 3_000;
/** Far longer: of what was forgotten nothing is kept any more when that is forgotten too. */
const FORGOTTEN = { max: 50_000, ttl: 60_000 };
/** Characters, of all people together. */
const MOST = 16_000_000;

/**
 * What people's forms have read of Graph is kept for some seconds, so that whoever presses again and again asks Graph once.
 * For drop-downs alone: what decides whether something is there must be read anew.
 */
export class KeptReads {
  private readonly kept: LRUCache<string, string>;
  private readonly generations = new LRUCache<string, number>(FORGOTTEN);
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(ttl = KEPT) {
    this.kept = new LRUCache({ maxSize: MOST, sizeCalculation: (text, name) => text.length + name.length, ttl });
  }

  /** Graph as this owner may use it; writes go through. */
  of(owner: string, graph: Graph): Graph {
    const name = [owner, this.generations.get(owner) ?? 0];
    return {
      get: <T>(path: GraphPath, query?: Query) =>
        this.once<T>([name, 'get', path, query], () => graph.get<T>(path, query)),
      list: <T>(path: GraphPath, query?: Query, isBeyond?: (entry: T) => boolean) =>
        isBeyond
          ? graph.list(path, query, isBeyond)
          : this.once<T[]>([name, 'list', path, query], () => graph.list<T>(path, query)),
      some: <T>(path: GraphPath, query?: Query) =>
        this.once<FirstEntries<T>>([name, 'some', path, query], () => firstEntries<T>(graph, path, query)),
      post: (path, body) => graph.post(path, body),
      put: (path, body) => put(graph, path, body),
      patch: (path, body, etag) => graph.patch(path, body, etag),
      delete: (...call) => graph.delete(...call),
    };
  }

  /** Something of the owner's was changed: whatever was read before is read again. */
  forget(owner: string): void {
    this.generations.set(owner, (this.generations.get(owner) ?? 0) + 1);
  }

  private async once<T>(request: readonly unknown[], read: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(request);
    const text = this.kept.get(key) ?? (await this.reading(key, read));
    const copy: T = JSON.parse(text);
    return copy;
  }

  private reading(key: string, read: () => Promise<unknown>): Promise<string> {
    const there = this.underWay.get(key);
    if (there) return there;
    const reading = read()
      .then((answer) => {
        const text = JSON.stringify(answer);
        this.kept.set(key, text);
        return text;
      })
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, reading);
    return reading;
  }
}
