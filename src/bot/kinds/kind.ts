import type { Fields, Values } from '../forms/fields';
import type { Problems } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Refusal } from '../graph/graphProblem';

/** A kind of object the bot can create. Everything the bot knows about it is said here and in its cards. */
export interface ObjectKind<F extends Fields = Fields> {
  /** Names this file, the folder `cards/<name>` and the submitted form. */
  readonly name: string;
  /** "To Do task", "security group": how it is called in the middle of a sentence. */
  readonly title: string;
  /** What people type after new, add or create. A phrase may belong to several kinds: the first by `order` opens, its form offers the others. */
  readonly phrases: readonly string[];
  /** How help says it: `add task`. */
  readonly command: string;
  /** Where the kind stands in help and among its siblings: lower comes first. */
  readonly order: number;
  /** Delegated Graph permissions, asked for when the form is opened. */
  readonly permissions: readonly string[];
  /** The inputs of `cards/<name>/form.json`, by id; the first takes the words after the command. */
  readonly fields: F;
  /** Lists to choose from, by field; the first entry of a required one is preselected. A kind without needs no sign-in to show its form. */
  options?(graph: Graph): Promise<Options>;
  /** What fields that are each right can still get wrong together; sentences by field. */
  check?(values: Values<F>): Problems;
  /** What the person can do about a refusal, where this kind knows better than `graph/remedies.ts`. */
  remedy?(refusal: Refusal): string | undefined;
  /** Creates the object, so that `find` can recognise it, and tells what `cards/<name>/summary.json` shall say. */
  create(values: Values<F>, graph: Graph, creation: Creation): Promise<Summary>;
  /** Ids of objects that could be mistaken for the new one; read before the first request, for kinds whose objects carry no marker. */
  lookalikes?(values: Values<F>, graph: Graph): Promise<string[]>;
  /** Finds the object that a request without a readable answer may have created. */
  find(values: Values<F>, graph: Graph, creation: Creation): Promise<Summary | undefined>;
}

/** What a kind may know of the creation beside the form's values. */
export interface Creation {
  /** Unique to the form; fits any text property, so that an object can carry it. */
  readonly nonce: string;
  /** No request had been sent before this moment. */
  readonly since: Date;
  /** What `lookalikes` found. */
  readonly known: readonly string[];
  readonly requester: Requester;
  /** Opens Teams where the person asked. */
  readonly conversationUrl: string;
}

export interface Requester {
  /** Object id in the directory. */
  readonly id: string;
  /** IANA name. */
  readonly timeZone: string;
}

export type Options = Readonly<Record<string, readonly Choice[]>>;

export type Choice = { readonly title: string; readonly value: string };

/** What the summary card says: the object's name, then line by line what Graph returned and has a value. */
export interface Summary {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
  /** Opens the object where people work with it. */
  readonly url: string;
}

export interface Line {
  readonly label: string;
  readonly value: string;
}

/** Checks a kind as it is written; a kind file exports its result as default. */
export function defineKind<F extends Fields>(kind: ObjectKind<F>): ObjectKind<F> {
  return kind;
}
