import type { Cloud } from '../cloud/clouds';
import type { Answers } from '../forms/readForm';
import type { Graph, GraphPath } from '../graph/graph';
import type { Sentence } from '../i18n/localizedText';
import type { Requester, Summary } from './summary';

/** Names one object of a kind. */
export interface ObjectRef {
  readonly id: string;
  /** What else the way to it needs, by the kind's own names: `list`, `user`. */
  readonly at: Readonly<Record<string, string>>;
}

/** One request that changes an object. */
export interface ObjectRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: GraphPath;
  readonly body?: object;
  /** Sent as `If-Match`: when somebody has changed the object since, it is read again. */
  readonly etag?: string | undefined;
}

/** Who looks at an object, or does something with it. */
export interface Viewer {
  readonly requester: Requester;
  readonly cloud: Cloud;
}

/** What a button asks for beside it. */
export interface ActionInput {
  readonly id: string;
  /** `people`: ids of persons, joined with commas. */
  readonly type: 'day' | 'people';
  readonly label: Sentence;
}

/** Something that people do with an object again and again, each time by one request. */
export interface ObjectAction<T> {
  /** Of the button; no other kind means something else by it. */
  readonly verb: string;
  readonly title: Sentence;
  /** Who is offered it where others read along. Graph decides who may. */
  readonly concerns: 'maker' | 'everyone';
  readonly input?: ActionInput;
  /**
   * What brings the object there; undefined where it is so already. Asked again before each attempt, with the object read
   * anew. Throws `FieldProblem` for an input that cannot be used.
   */
  request(object: T, input: string, viewer: Viewer): ObjectRequest | undefined;
}

/** Keeps what was deleted. */
export interface Bin {
  /** Until when it lies there, in milliseconds since 1970; undefined where it does not. */
  until(object: ObjectRef, graph: Graph): Promise<number | undefined>;
  restore(object: ObjectRef): ObjectRequest;
}

/** How an object is changed on the form that made it. */
export interface Edit<T> {
  /** What of the form can be changed when the object is there. */
  readonly fields: readonly string[];
  /** The object as the form would hold it, every required field included. */
  answers(object: T, viewer: Viewer): Answers;
  /** Sends these fields alone. `answers` were read without a problem. */
  request(object: T, answers: Answers, changed: readonly string[], viewer: Viewer): ObjectRequest;
}

/** What goes on with an object after it was created. `T` is the object as the kind reads it, which nobody else looks into. */
export interface Living<T = unknown> {
  /** Undefined where it is gone, or was never to be seen by this person. */
  read(object: ObjectRef, graph: Graph): Promise<T | undefined>;
  /** What stands in it, part by part: with more or less in it than its maker left, somebody else has been there. */
  parts(object: T, viewer: Viewer): readonly string[];
  /** Deletes it. */
  remove(object: T): ObjectRequest;
  /** Where it lies for some time after it was deleted; missing where it is gone at once. */
  readonly bin?: Bin;
  readonly edit?: Edit<T>;
  /** As its card tells of it now. */
  present(object: T, viewer: Viewer, graph: Graph): Promise<Summary>;
  /** Of these, the summary says which are offered. */
  readonly actions?: readonly ObjectAction<T>[];
}

/** Checks what a kind does with its objects as it is written. */
export function defineLiving<T>(living: Living<T>): Living<T> {
  return living;
}
