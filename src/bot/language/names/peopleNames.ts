import type { Line, Span } from '../line';
import type { PeopleWords } from '../peopleWords';
import { NameIndex } from './nameIndex';
import { type Fold, type NameToken, nameTokens } from './nameTokens';
import { PlaceText } from './placeText';

/** Names that stand together, with the word before them. */
export interface NamedPeople extends Span {
  readonly names: readonly string[];
}

interface Name {
  readonly name: string;
  readonly end: number;
}

/** A name that nobody is known by has up to so many words. */
const MOST_WORDS = 4;
const CAPITAL = /^\p{Lu}/u;

/** Finds names of people in a line: after an at sign, of those who are mentioned, or listed behind a word. */
export class PeopleNames {
  private readonly text: PlaceText;
  private readonly mentioned: NameIndex;
  private readonly and: ReadonlySet<string>;

  constructor(
    line: Line,
    private readonly words: PeopleWords,
    mentioned: readonly string[],
    private readonly fold: Fold,
  ) {
    this.text = new PlaceText(line, fold);
    this.mentioned = new NameIndex([mentioned], this.text.words, fold);
    this.and = new Set(words.and.map(fold));
  }

  /** Names with an at sign or of people who are mentioned, behind one of the labels. */
  marked(phrases: readonly string[], needsLabel: boolean): NamedPeople[] {
    const labels = this.labelsOf(phrases);
    const found: NamedPeople[] = [];
    for (let at = 0; at < this.text.tokens.length; at++) {
      const start = this.beginOf(at, labels);
      const several = needsLabel && start === at ? undefined : this.severalAt(at, (next) => this.markedAt(next));
      if (!several) continue;
      found.push(this.namedOf(start, several));
      at = several.end - 1;
    }
    return found;
  }

  /** Names behind a label and a colon: in several words, and without a sign. */
  listed(phrases: readonly string[]): NamedPeople[] {
    const labels = this.labelsOf(phrases);
    for (const at of this.text.tokens.keys()) {
      if (!this.text.hasSign(at, ':')) continue;
      const start = this.beginOf(at, labels);
      const several = start < at ? this.severalAt(at + 1, (next) => this.writtenAt(next)) : undefined;
      if (several) return [this.namedOf(start, several)];
    }
    return [];
  }

  /** "with Sam and Yuki" at the end */
  company(): NamedPeople[] {
    const labels = this.labelsOf(this.words.company);
    for (const at of this.text.tokens.keys()) {
      const start = this.beginOf(at, labels);
      const several = start < at ? this.severalAt(at, (next) => this.capitalAt(next)) : undefined;
      if (several && several.names.length > 1 && start > 0 && this.text.isOver(several.end))
        return [this.namedOf(start, several)];
    }
    return [];
  }

  private namedOf(start: number, { names, end }: { readonly names: readonly string[]; readonly end: number }) {
    return { names, ...this.text.spanOf({ start, end }) };
  }

  /** Names with commas and "and" between them. */
  private severalAt(at: number, nameAt: (at: number) => Name | undefined) {
    const names: string[] = [];
    let end = at;
    for (let next = at; ; next = this.afterSeparator(end)) {
      const found = nameAt(next);
      if (!found || (names.length > 0 && next === end && !this.text.hasSign(next, '@'))) break;
      names.push(found.name);
      end = found.end;
    }
    return names.length > 0 ? { names, end } : undefined;
  }

  private afterSeparator(at: number): number {
    const next = this.text.hasSign(at, ',') ? at + 1 : at;
    return this.text.after(next, this.and);
  }

  /** `@Dana`, or the whole name of somebody who is mentioned */
  private markedAt(at: number): Name | undefined {
    const hasSign = this.text.hasSign(at, '@') && !this.text.clings(at) && this.text.isClose(at + 1);
    const start = hasSign ? at + 1 : at;
    const known = this.text.isFree(start) || hasSign ? this.mentioned.at(this.text.tokens, start) : undefined;
    if (known) return known;
    const end = hasSign && /^\p{L}/u.test(this.keyAt(start)) ? this.text.endOfWord(start) : start;
    return end > start ? { name: this.text.slice(start, end), end } : undefined;
  }

  /** A word, and those with capitals behind it; what a colon follows is a label. */
  private writtenAt(at: number): Name | undefined {
    const start = this.text.hasSign(at, '@') ? at + 1 : at;
    const known = this.mentioned.at(this.text.tokens, start);
    if (known) return known;
    if (!/^\p{L}/u.test(this.keyAt(start))) return undefined;
    let end = this.text.endOfWord(start);
    if (start === at && this.text.hasSign(end, ':')) return undefined;
    for (let count = 1; count < MOST_WORDS && CAPITAL.test(this.text.slice(end, end + 1)); count++) {
      const next = this.text.endOfWord(end);
      if (this.text.hasSign(next, ':')) break;
      end = next;
    }
    return { name: this.text.slice(start, end), end };
  }

  private capitalAt(at: number): Name | undefined {
    const start = this.text.hasSign(at, '@') ? at + 1 : at;
    return CAPITAL.test(this.text.slice(start, start + 1)) ? this.writtenAt(at) : undefined;
  }

  private labelsOf(phrases: readonly string[]): readonly (readonly NameToken[])[] {
    return phrases.map((phrase) => [...nameTokens(phrase, this.fold)]);
  }

  /** Where the longest label begins that ends there, with a colon or without; there itself, where none does. */
  private beginOf(at: number, labels: readonly (readonly NameToken[])[]): number {
    const end = this.text.hasSign(at - 1, ':') ? at - 1 : at;
    let longest = 0;
    for (const label of labels) if (label.length > longest && this.endsIn(label, end)) longest = label.length;
    return longest > 0 ? end - longest : at;
  }

  private endsIn(label: readonly NameToken[], end: number): boolean {
    const start = end - label.length;
    return start >= 0 && this.text.isFree(start) && label.every(({ key }, i) => this.keyAt(start + i) === key);
  }

  private keyAt(at: number): string {
    return this.text.tokens[at]?.key ?? '';
  }
}
