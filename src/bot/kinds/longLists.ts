import { firstEntries, type Graph, type GraphPath, type Query } from '../graph/graph';
import type { Choice, ChoiceList, Wanted } from './kind';

/** How a list becomes choices of a form. */
export interface ListShape<T> {
  readonly field: string;
  readonly path: GraphPath;
  readonly query?: Query;
  /** Undefined for an entry that cannot be chosen; a name is what people see and say. */
  readonly choice: (entry: T) => Choice | undefined;
  /** As a short list is shown; without it as Graph gives it. */
  readonly order?: (a: T, b: T) => number;
  /** Entries that come right after the first where not all can be shown, the newest first. */
  readonly newest?: (entries: readonly T[]) => readonly T[];
  /** Whether what is chosen comes before all others. */
  readonly isChosenFirst?: boolean;
  /** Choices that a card takes: it may have 100 KB. */
  readonly most: number;
  readonly longest: number;
}

const TOO_SHORT = 3;
const MOST_NEW = 10;

/**
 * Of the choices of a list, however long it is, what is chosen, was searched for, or is named by the words, then the first.
 * Read whole only for a name, and said to be cut where there are more.
 */
export async function choicesOf<T>(
  graph: Graph,
  shape: ListShape<T>,
  { words = '', search = {}, chosen = '' }: Wanted & { readonly chosen?: string | undefined },
): Promise<ChoiceList> {
  const { field, path, query, most } = shape;
  const typed = search[field] ?? '';
  const first = await firstEntries<T>(graph, path, query);
  const few = choicesIn(first.entries, shape);
  const picked = chosen.split(',').filter((value) => value !== '');
  const isKnown = picked.every((one) => few.some(({ value }) => value === one));
  const isEnough = first.isWhole || (isKnown && typed === '' && !mayName(words, few));
  const all = isEnough ? few : choicesIn(await graph.list<T>(path, query), shape);
  const found = typed === '' ? all : all.filter(({ title }) => has(title, typed));
  // The first is what a form begins with.
  const front = [...all.filter(({ value }) => picked.includes(value)), ...all.slice(0, 1), ...named(words, all)];
  const wantedFirst = typed ? front.slice(0, Math.max(picked.length, 1)) : front;
  const fitting = [...new Set([...wantedFirst, ...found])].slice(0, most);
  const choices = shape.isChosenFirst ? fitting : inOrderOf(all, fitting);
  const isCut = all.length > choices.length || !(first.isWhole || all !== few);
  const shown = choices.map((one) => cutTitle(one, shape));
  return isCut ? Object.assign(shown, { isCut }) : shown;
}

function inOrderOf(all: readonly Choice[], some: readonly Choice[]): Choice[] {
  const set = new Set(some);
  return all.filter((choice) => set.has(choice));
}

function choicesIn<T>(entries: readonly T[], { choice, order, newest, most }: ListShape<T>): Choice[] {
  const ordered = order ? [...entries].sort(order) : entries;
  const young = newest && entries.length > most ? newest(entries).slice(0, MOST_NEW) : [];
  const [first, ...others] = ordered;
  const all = first === undefined ? [] : [...new Set([first, ...young, ...others])];
  return all.flatMap((entry) => choice(entry) ?? []);
}

/** Whether words may name an entry that is not among the first. */
function mayName(said: string, first: readonly Choice[]): boolean {
  return said !== '' && !first.some(({ title }) => isNamed(said, title));
}

/** Those whose whole names stand in the words, the longest first, then those that begin like a word. */
function named(said: string, choices: readonly Choice[]): Choice[] {
  if (said === '') return [];
  const whole = choices.filter(({ title }) => isNamed(said, title)).sort((a, b) => b.title.length - a.title.length);
  const words = new Set(folded(said).split(/[^\p{L}\p{N}]+/u));
  const begun = choices.filter(({ title }) => words.has(folded(title).split(/[^\p{L}\p{N}]+/u)[0] ?? ''));
  return [...whole, ...begun];
}

/** As words of their own: `List 19` is not named by `List 199`. */
function isNamed(said: string, title: string): boolean {
  if (title.length < TOO_SHORT) return false;
  const [line, name] = [folded(said), folded(title)];
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (!isLetter(line[at - 1]) && !isLetter(line[at + name.length])) return true;
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function has(title: string, words: string): boolean {
  const name = folded(title);
  return folded(words)
    .split(/\s+/)
    .every((word) => name.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function cutTitle({ title, value }: Choice, { longest }: { readonly longest: number }): Choice {
  return { title: title.slice(0, longest), value };
}
