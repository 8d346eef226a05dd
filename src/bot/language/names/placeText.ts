import { HELD, type Line, type Span, TAKEN } from '../line';
import type { PlaceWords } from '../placeWords';
import type { FoundName, NameIndex } from './nameIndex';
import { type Fold, isJoined, type NameToken, nameTokens } from './nameTokens';

/** Words for a place in a line, from one token to before another, with the name that they hold. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** None where the words name no place of many: "my list". */
  readonly name?: string;
}

/** What begins at a token, if it is a place of this form. */
export type PlaceForm = (at: number) => Place | undefined;

const OVER = new RegExp(`^[\\s.,;!?)${TAKEN}]*$`, 'u');
const NOTHING = new RegExp(`^[\\s${TAKEN}]*$`, 'u');
const WORD = /^[\p{L}\p{N}]/u;
const QUOTED = /^["“„«»‚'‘](.+)["”“»«‘’']$/su;

/** The open part of a line as tokens, with the questions that every form of a place asks. */
export class PlaceText {
  readonly tokens: readonly NameToken[];
  private readonly open: string;
  private readonly found = new Map<NameIndex, Map<number, FoundName | undefined>>();

  constructor(
    private readonly line: Line,
    private readonly fold: Fold,
  ) {
    this.open = line.open;
    this.tokens = [...nameTokens(line.open, fold)];
  }

  /** Words that a name may begin with: those of the line, and the first of each that is quoted. */
  get words(): string[] {
    return this.tokens.map(({ key }, at) => {
      const quoted = this.quoted(at);
      return quoted === undefined ? key : ([...nameTokens(quoted, this.fold)][0]?.key ?? '');
    });
  }

  is(at: number, words: ReadonlySet<string>): boolean {
    return words.has(this.tokens[at]?.key ?? '');
  }

  /** One of the words, at its own beginning. */
  begins(at: number, words: ReadonlySet<string>): boolean {
    return this.is(at, words) && !isJoined(this.tokens, at);
  }

  /** The token after one of the words, if it stands there. */
  after(at: number, words: ReadonlySet<string>): number {
    return this.is(at, words) ? at + 1 : at;
  }

  isTaken(at: number): boolean {
    return this.tokens[at]?.key.startsWith(TAKEN) === true;
  }

  hasSign(at: number, sign: string): boolean {
    return this.tokens[at]?.key === sign;
  }

  /** Whether no hyphen or apostrophe joins it to the word before. */
  isFree(at: number): boolean {
    return !isJoined(this.tokens, at);
  }

  /** Whether nothing stands between the token and the one before it. */
  isClose(at: number): boolean {
    return this.tokens[at - 1]?.end === this.tokens[at]?.start;
  }

  /** Whether a word stands right before the token. */
  clings(at: number): boolean {
    const [before, token] = [this.tokens[at - 1], this.tokens[at]];
    return before !== undefined && before.end === token?.start && WORD.test(before.key);
  }

  /** The token after "to my"; one that is none where no such words stand there. */
  afterInto(at: number, into: ReadonlySet<string>, articles: ReadonlySet<string>): number {
    if (!this.begins(at, into)) return Number.NaN;
    return this.is(at + 1, articles) ? at + 2 : at + 1;
  }

  afterLink(at: number, links: ReadonlySet<string>): number {
    let next = at;
    while (this.is(next, links)) next++;
    return next;
  }

  /** Nothing but what was understood follows: a list in the middle of a title is title. */
  isOver(end: number): boolean {
    return OVER.test(this.rest(end));
  }

  /** Whether the title begins after them: "to my list: bread". */
  isLead(start: number, end: number): boolean {
    const before = this.open.slice(0, this.tokens[start]?.start ?? 0);
    return this.hasSign(end, ':') && NOTHING.test(before);
  }

  /** The open text from there on. */
  rest(end: number): string {
    return this.open.slice(this.tokens[end - 1]?.end ?? 0);
  }

  slice(start: number, end: number): string {
    return this.line.text.slice(this.tokens[start]?.start, this.tokens[end - 1]?.end);
  }

  /** A name that exists, in quotes too. */
  known(at: number, names: NameIndex): FoundName | undefined {
    const found = this.found.get(names) ?? new Map<number, FoundName | undefined>();
    this.found.set(names, found);
    if (!found.has(at)) found.set(at, this.lookUp(at, names));
    return found.get(at);
  }

  private lookUp(at: number, names: NameIndex): FoundName | undefined {
    const quoted = this.quoted(at);
    if (quoted === undefined) return names.at(this.tokens, at);
    const tokens = [...nameTokens(quoted, this.fold)];
    const found = names.at(tokens, 0);
    return found?.end === tokens.length ? { name: found.name, end: at + 1 } : undefined;
  }

  /** What stands in quotes there. */
  quoted(at: number): string | undefined {
    const token = this.tokens[at];
    if (!token?.key.startsWith(HELD)) return undefined;
    return QUOTED.exec(this.line.text.slice(token.start, token.end))?.[1]?.trim();
  }

  /** Where a word ends, with the signs within it. */
  endOfWord(at: number): number {
    if (!WORD.test(this.tokens[at]?.key ?? '')) return at;
    let [end, next] = [at + 1, at + 1];
    for (; this.tokens[next]?.start === this.tokens[next - 1]?.end; next++) {
      const key = this.tokens[next]?.key ?? '';
      if (/^[:,;]/.test(key) || key.startsWith(HELD) || key.startsWith(TAKEN)) break;
      if (WORD.test(key)) end = next + 1;
    }
    return end;
  }

  /** Where the tokens stand in the line. */
  spanOf({ start, end }: Place): Span {
    return { start: this.tokens[start]?.start ?? 0, end: this.tokens[end - 1]?.end ?? 0 };
  }
}

/** The last place of the first form that finds one, with all words that belong to it. */
export function lastOf(
  text: PlaceText,
  forms: readonly PlaceForm[],
  isRight: (place: Place) => boolean = () => true,
): Place | undefined {
  for (const form of forms) {
    let last: Place | undefined;
    for (const at of text.tokens.keys()) {
      const place = form(at);
      if (place && isRight(place) && place.end > (last?.end ?? 0)) last = place;
    }
    if (last) return last;
  }
  return undefined;
}

/** The words of a language, ready to be compared. */
export type PlaceSets = ReturnType<typeof placeSets>;

/** Makes them so. */
export function placeSets(words: PlaceWords, fold: Fold) {
  const setOf = (list: readonly string[] = []) => new Set(list.map(fold));
  return {
    into: setOf(words.into),
    intoList: setOf(words.intoList),
    intoPlan: setOf(words.intoPlan),
    articles: setOf(words.articles),
    list: setOf(words.list),
    links: setOf(words.links),
    plan: setOf(words.plan),
    bucket: setOf(words.bucket),
  };
}
