import type { PlaceWords } from '../placeWords';
import { NameIndex } from './nameIndex';
import type { Fold } from './nameTokens';
import { lastOf, type Place, type PlaceSets, type PlaceText, placeSets } from './placeText';

/** Words of a bucket's name before the word "bucket". */
const LONGEST_NAME = 6;

/** Finds the bucket that a line names, of the plan that it names or of any. */
export class BucketPlaces {
  private readonly sets: PlaceSets;
  private readonly names: NameIndex;

  constructor(
    private readonly text: PlaceText,
    words: PlaceWords,
    buckets: Iterable<readonly string[]>,
    fold: Fold,
  ) {
    this.sets = placeSets(words, fold);
    this.names = new NameIndex(buckets, this.firstWords(), fold);
  }

  find(): Place | undefined {
    return lastOf(this.text, [this.behindSlash, this.behindWord, this.beforeWord, this.atEnd]);
  }

  /** Whether a bucket is named right there. */
  follows(at: number): boolean {
    return [this.behindSlash, this.behindWord, this.beforeWord].some((form) => form(at) !== undefined);
  }

  /** "/ To do", "> To do"; and ", To do," right behind the plan */
  private readonly behindSlash = (at: number): Place | undefined => {
    const { text } = this;
    const isSlash = (text.hasSign(at, '/') || text.hasSign(at, '>')) && !text.clings(at);
    const isBehindPlan = text.hasSign(at, ',') && text.isTaken(at - 1);
    const found = isSlash || isBehindPlan ? text.known(at + 1, this.names) : undefined;
    const end = found && text.after(found.end, this.sets.bucket);
    const isLast = end !== undefined && (isSlash || text.hasSign(end, ',') || text.isOver(end));
    return found && isLast ? { start: at, end, name: found.name } : undefined;
  };

  /** "in bucket To do", `bucket:Done` */
  private readonly behindWord = (at: number): Place | undefined => {
    const word = this.afterInto(at);
    if (!this.text.begins(word, this.sets.bucket)) return undefined;
    const next = this.text.hasSign(word + 1, ':') ? word + 2 : word + 1;
    const found = this.text.known(next, this.names);
    return found && { start: at, ...found };
  };

  /** "in the To do bucket" */
  private readonly beforeWord = (at: number): Place | undefined => {
    const found = this.text.known(this.afterInto(at), this.names);
    return found && this.text.is(found.end, this.sets.bucket)
      ? { start: at, end: found.end + 1, name: found.name }
      : undefined;
  };

  /** "to Done" */
  private readonly atEnd = (at: number): Place | undefined => {
    const { text, sets } = this;
    const found = text.known(text.afterInto(at, sets.intoPlan, sets.articles), this.names);
    return found && text.isOver(found.end) ? { start: at, ...found } : undefined;
  };

  /** After "in the", as far as it stands there. */
  private afterInto(at: number): number {
    const { text, sets } = this;
    const next = text.afterInto(at, sets.intoPlan, sets.articles);
    return Number.isNaN(next) ? text.after(at, sets.articles) : next;
  }

  /** With which the name of a bucket can begin, so that no others are looked at. */
  private *firstWords(): Iterable<string> {
    const { text, sets } = this;
    const { words } = text;
    for (const at of text.tokens.keys()) {
      const next = text.afterInto(at, sets.intoPlan, sets.articles);
      if (['/', '>', ','].some((sign) => text.hasSign(at, sign))) yield words[at + 1] ?? '';
      if (!Number.isNaN(next)) yield words[next] ?? '';
      if (text.is(at, sets.bucket)) yield* words.slice(Math.max(0, at - LONGEST_NAME), at + 3);
    }
  }
}
