import { pathPart } from '../http/encoded';

/** A path of the Graph reference, version included: `/v1.0/me/todo/lists`. Make it with `graphPath` when it holds an id. */
export type GraphPath = `/${'v1.0' | 'beta'}/${string}`;

export type Query = Readonly<Record<string, string>>;

export interface FirstEntries<T> {
  readonly entries: T[];
  /** Whether those are all. */
  readonly isWhole: boolean;
}

/** The part of Microsoft Graph that a kind may use, acting as the person who pressed. Every call rejects with `GraphProblem` when Graph does not do it. */
export interface Graph {
  get<T>(path: GraphPath, query?: Query): Promise<T>;
  /**
   * The entries of a collection, page after page to its end, or to the page with an entry that lies beyond what is looked
   * for. Rejects when that takes too long: a list that was not read whole says nothing of what it lacks.
   */
  list<T>(path: GraphPath, query?: Query, isBeyond?: (entry: T) => boolean): Promise<T[]>;
  /** The first entries of a collection: as many pages as come at once. What has no such way reads the collection whole. */
  some?<T>(path: GraphPath, query?: Query): Promise<FirstEntries<T>>;
  /** The first page of a search in the directory by any of its filters, and how many there are in all. */
  counted?<T>(path: GraphPath, query?: Query): Promise<{ readonly entries: T[]; readonly count: number }>;
  /** What has no properties is sent without a body: such an operation takes none. */
  post<T>(path: GraphPath, body: object): Promise<T>;
  /** Missing where nothing asks for it. */
  put?<T>(path: GraphPath, body: object): Promise<T>;
  /** `etag` is sent as `If-Match`. */
  patch<T>(path: GraphPath, body: object, etag?: string): Promise<T>;
  delete(path: GraphPath, etag?: string): Promise<void>;
}

/** Knows the request-id that Graph gave its last answer, '' before the first. */
export interface TracedGraph extends Graph {
  readonly requestId: string;
  /** Graph's own time in milliseconds since 1970; undefined as long as no answer has told it. */
  now?(): number | undefined;
}

/** Encodes what stands in the holes, so that no id or name can change where a request goes. */
export function graphPath(parts: TemplateStringsArray, ...ids: readonly string[]): GraphPath {
  const path = parts.map((part, i) => part + (i < ids.length ? pathPart(ids[i] ?? '') : '')).join('');
  if (!isGraphPath(path)) throw new Error(`A Graph path begins with /v1.0/ or /beta/, unlike ${path}`);
  return path;
}

/** For what a form offers: whoever has thousands does not wait for the last. */
export async function firstEntries<T>(graph: Graph, path: GraphPath, query?: Query): Promise<FirstEntries<T>> {
  if (graph.some) return graph.some<T>(path, query);
  return { entries: await graph.list<T>(path, query), isWhole: true };
}

/** Throws where nobody can. */
export function put<T>(graph: Graph, path: GraphPath, body: object): Promise<T> {
  if (!graph.put) throw new Error('This way to Graph has no PUT.');
  return graph.put<T>(path, body);
}

/** A string literal of an OData `$filter`. */
export function odataString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function isGraphPath(path: string): path is GraphPath {
  return path.startsWith('/v1.0/') || path.startsWith('/beta/');
}
