import { TAKEN } from '../line';
import type { PlaceWords } from '../placeWords';
import { BucketPlaces } from './bucketPlaces';
import { NameIndex } from './nameIndex';
import type { Fold } from './nameTokens';
import { lastOf, type Place, type PlaceSets, type PlaceText, placeSets } from './placeText';

export interface Plan {
  readonly title: string;
  readonly buckets: readonly string[];
}

/** What may follow a plan that does not end the line. */
const PARTED = new RegExp(`^\\s*[${TAKEN},;:/>(@]`, 'u');

/** Finds the plan that a line names. */
export class PlanPlaces {
  private readonly sets: PlaceSets;
  private readonly titles: NameIndex;

  constructor(
    private readonly text: PlaceText,
    private readonly words: PlaceWords,
    private readonly plans: readonly Plan[],
    private readonly fold: Fold,
  ) {
    this.sets = placeSets(words, fold);
    this.titles = new NameIndex([plans.map(({ title }) => title)], text.words, fold);
  }

  find(): Place | undefined {
    return lastOf(this.text, [this.beside, this.named, this.label, this.freeLabel]);
  }

  /** Places that a plan may be named at, wherever they stand. */
  candidates(): Place[] {
    return [...this.text.tokens.keys()].flatMap((at) => this.knownAt(at) ?? []);
  }

  /** "in plan Launch" */
  private readonly beside = (at: number): Place | undefined => {
    const { text, sets } = this;
    const next = text.afterInto(at, sets.intoPlan, sets.articles);
    const found = text.is(next, sets.plan) ? text.known(next + 1, this.titles) : undefined;
    return found && { start: at, end: text.after(found.end, sets.plan), name: found.name };
  };

  /** "to Launch", "in the Launch plan" */
  private readonly named = (at: number): Place | undefined => {
    const found = this.knownAt(at);
    if (!found) return undefined;
    const { text, sets } = this;
    const isWhole = text.is(found.end - 1, sets.plan) && found.isBeside;
    const isLast = isWhole || text.isOver(found.end) || PARTED.test(text.rest(found.end));
    return isLast || this.bucketFollows(found) ? found : undefined;
  };

  private knownAt(at: number): (Place & { readonly name: string; readonly isBeside: boolean }) | undefined {
    const { text, sets } = this;
    const found = text.known(text.afterInto(at, sets.intoPlan, sets.articles), this.titles);
    if (!found) return undefined;
    const end = text.after(found.end, sets.plan);
    return { start: at, end, name: found.name, isBeside: end > found.end };
  }

  /** `plan:Launch` */
  private readonly label = (at: number): Place | undefined => {
    const found = this.isLabel(at) ? this.text.known(at + 2, this.titles) : undefined;
    return found && { start: at, ...found };
  };

  /** `plan:Anything` */
  private readonly freeLabel = (at: number): Place | undefined => {
    const end = this.isLabel(at) && this.text.isClose(at + 2) ? this.text.endOfWord(at + 2) : 0;
    return end > at + 2 ? { start: at, end, name: this.text.slice(at + 2, end) } : undefined;
  };

  private isLabel(at: number): boolean {
    return this.text.begins(at, this.sets.plan) && this.text.hasSign(at + 1, ':');
  }

  private bucketFollows({ end, name }: Place): boolean {
    const buckets = this.plans.find(({ title }) => title === name)?.buckets ?? [];
    return new BucketPlaces(this.text, this.words, [buckets], this.fold).follows(end);
  }
}
