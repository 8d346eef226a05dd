import type { PlaceWords } from '../placeWords';
import { NameIndex } from './nameIndex';
import type { Fold, NameToken } from './nameTokens';
import { lastOf, type Place, type PlaceSets, type PlaceText, placeSets } from './placeText';

/** Longer than any list's name that nobody knows. */
const LONGEST_NAME = 60;
const NAME_WORD = /^(?:[\p{L}\p{N}\p{M}]+|[&-])$/u;

/** Finds the list that a line names: one that exists, or another beside the word "list". */
export class ListPlaces {
  private readonly sets: PlaceSets;
  private readonly names: NameIndex;
  private readonly any: NameIndex;

  constructor(
    private readonly text: PlaceText,
    private readonly words: PlaceWords,
    private readonly lists: readonly string[],
    private readonly fold: Fold,
  ) {
    this.sets = placeSets(words, fold);
    this.names = new NameIndex([lists], text.words, fold);
    this.any = new NameIndex([words.anyList], text.words, fold);
  }

  /** `isFirst`: what follows the words is not read yet, and may be a day as well as a name: "on my list tomorrow". */
  find(isFirst: boolean): Place | undefined {
    const { isName = () => true } = this.words;
    const free = [this.freeLabel, this.freeBeside, ...(isFirst ? [] : [this.freeOwn]), this.anyOf, this.freeNamed];
    return (
      lastOf(this.text, [this.label, this.beside, this.named, this.compound]) ??
      lastOf(this.text, free, ({ name }) => name === undefined || isName(name))
    );
  }

  /** Places that a list may be named at, wherever they stand. */
  candidates(): Place[] {
    return [...this.text.tokens.keys()].flatMap((at) => this.knownAt(at) ?? this.anyAt(at) ?? []);
  }

  /** `list:Work` */
  private readonly label = (at: number): Place | undefined => {
    const found = this.isLabel(at) ? this.text.known(at + 2, this.names) : undefined;
    return found && { start: at, ...found };
  };

  /** "in list Work" */
  private readonly beside = (at: number): Place | undefined => {
    const next = this.afterList(at);
    const found = this.text.known(next, this.names);
    return found && { start: at, ...found };
  };

  /** "to my Shopping list", and "to Shopping" where the title ends */
  private readonly named = (at: number): Place | undefined => {
    const { text, sets } = this;
    const found = this.knownAt(at);
    if (!found) return undefined;
    const isWhole = text.is(at + 1, sets.articles) && text.is(found.end - 1, sets.list);
    return isWhole || text.isOver(found.end) || text.isLead(at, found.end) ? found : undefined;
  };

  /** "to my Shopping list", "to Shopping" */
  private knownAt(at: number): (Place & { readonly name: string }) | undefined {
    const { text, sets } = this;
    const found = text.known(text.afterInto(at, sets.intoList, sets.articles), this.names);
    if (!found) return undefined;
    const end = text.after(found.end, sets.list);
    const last = text.tokens[end - 1]?.key ?? '';
    const isPlace = text.is(at, sets.into) || [...sets.list].some((word) => last.endsWith(word));
    return isPlace ? { start: at, end, name: found.name } : undefined;
  }

  /** "auf die Einkaufsliste" */
  private readonly compound = (at: number): Place | undefined => {
    const { text, sets, words, fold } = this;
    const found = words.stemsOf && compoundAt(text.tokens, text.afterInto(at, sets.intoList, sets.articles), sets.list);
    if (!found || !text.isOver(found.end)) return undefined;
    const name = this.lists.find((one) => words.stemsOf?.(one).some((stem) => fold(stem) === found.stem));
    return name === undefined ? undefined : { start: at, end: found.end, name };
  };

  /** `list:Anything` */
  private readonly freeLabel = (at: number): Place | undefined =>
    this.isLabel(at) && this.text.isClose(at + 2) ? freeName(this.text, at, at + 2) : undefined;

  /** "in list Anything" */
  private readonly freeBeside = (at: number): Place | undefined =>
    this.text.is(at + 1, this.sets.articles) ? undefined : this.freeOwn(at);

  /** "in my list Anything" */
  private readonly freeOwn = (at: number): Place | undefined => {
    const place = freeName(this.text, at, this.afterList(at));
    return place && this.text.isOver(place.end) ? place : undefined;
  };

  /** "to my tasks" */
  private readonly anyOf = (at: number): Place | undefined => {
    const found = this.anyAt(at);
    if (!found) return undefined;
    return this.text.isOver(found.end) || this.text.isLead(at, found.end) ? found : undefined;
  };

  private anyAt(at: number): Place | undefined {
    const { text, sets } = this;
    const next = text.afterInto(at, sets.intoList, sets.articles);
    const found = next > at + 1 ? this.any.at(text.tokens, next) : undefined;
    return found && { start: at, end: found.end };
  }

  /** "to my Anything list" */
  private readonly freeNamed = (at: number): Place | undefined => {
    const { text, sets } = this;
    const next = text.afterInto(at, sets.into, sets.articles);
    if (!(next > at + 1) || !/^[\p{L}\p{N}]/u.test(text.tokens[next]?.key ?? '')) return undefined;
    for (let end = next + 1; text.slice(next, end).length <= LONGEST_NAME; end++) {
      if (text.is(end, sets.list) && text.isOver(end + 1))
        return { start: at, end: end + 1, name: text.slice(next, end) };
      if (!NAME_WORD.test(text.tokens[end]?.key ?? '')) return undefined;
    }
    return undefined;
  };

  private isLabel(at: number): boolean {
    return this.text.begins(at, this.sets.list) && this.text.hasSign(at + 1, ':');
  }

  /** The token after "in my list"; none where they do not stand there. */
  private afterList(at: number): number {
    const { text, sets } = this;
    const next = text.afterInto(at, sets.intoList, sets.articles);
    return text.is(next, sets.list) ? text.afterLink(next + 1, sets.links) : Number.NaN;
  }
}

/** "Einkaufsliste", "Einkaufen-Liste" */
function compoundAt(tokens: readonly NameToken[], at: number, list: ReadonlySet<string>) {
  const [token, sign, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!token) return undefined;
  if (sign?.key === '-' && list.has(next?.key ?? '')) return { stem: token.key, end: at + 3 };
  const word = [...list].find((one) => token.key.length > one.length && token.key.endsWith(one));
  return word && { stem: token.key.slice(0, -word.length), end: at + 1 };
}

/** One word, or what stands in quotes. */
function freeName(text: PlaceText, start: number, at: number): Place | undefined {
  const quoted = text.quoted(at);
  if (quoted !== undefined) return { start, end: at + 1, name: quoted };
  const end = text.endOfWord(at);
  return end > at ? { start, end, name: text.slice(at, end) } : undefined;
}
