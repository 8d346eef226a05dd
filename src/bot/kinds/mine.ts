import type { Graph } from '../graph/graph';
import type { LocalizedText, Sentence } from '../i18n/localizedText';
import type { OwnListName } from '../language/commandWords';
import type { ObjectRef, Viewer } from './living';

/** What a kind adds to one of the lists of what a person has. */
export interface Mine {
  readonly list: OwnListName;
  /** As a kind says them. */
  readonly permissions: Readonly<Record<string, Sentence>>;
  /** Within so many milliseconds; rejects with `GraphProblem` where nothing of it can be read. */
  read(graph: Graph, viewer: Viewer, limit: number): Promise<OwnItems>;
}

export interface OwnItems {
  readonly items: readonly OwnItem[];
  /** What is missing from it, and why. */
  readonly problems: readonly LocalizedText[];
}

/** Something that a person has. */
export interface OwnItem extends ObjectRef {
  readonly name: string;
  /** The list or the plan that it is in, or what it is. */
  readonly place: LocalizedText;
  /** `2026-11-30`, where the person is. */
  readonly due?: string;
  /** Missing for what is never done; what is, can be completed and reopened by its kind's actions of these names. */
  readonly isDone?: boolean;
  readonly url: string;
}
