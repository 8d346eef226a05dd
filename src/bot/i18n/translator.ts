import { LRUCache } from 'lru-cache';
import type { Joined, LocalizedText, Moment, Sentence } from './localizedText';

/** What the first of these namespaces that knows a key has for it; the key, where none does. */
export type Translate = (key: string, namespaces: readonly string[], holes?: object) => string;

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

const FORMATS: Readonly<Record<Moment['as'], Intl.DateTimeFormatOptions>> = {
  day,
  minute: { ...day, hour: '2-digit', minute: '2-digit' },
  clock: { timeStyle: 'medium' },
  dayOfMonth: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  weekday: { weekday: 'long' },
};

/** What people call a kind. No translation word by word, so the keys are no English; commas stand between. */
export interface Named {
  readonly name: string;
  readonly phrases: readonly string[];
  readonly barePhrases?: readonly string[];
  readonly offeredPhrases?: readonly string[];
}

/** Turns what the bot says into text, for people who read one language and write dates in one way. */
export class Translator {
  /** `locale` orders dates, in the words of the language `code`. */
  constructor(
    readonly code: string,
    private readonly locale: string,
    private readonly namespaces: readonly string[],
    private readonly translate: Translate,
  ) {}

  /** What is said of a kind may have words of its own, which come first. */
  localize(words: LocalizedText, kind = ''): string {
    if (typeof words === 'string') return words;
    if ('say' in words) return this.sentence(words, kind);
    if ('moment' in words) return this.moment(words);
    if ('joined' in words) return this.join(words, kind);
    const { count, one, other } = words;
    const english = { defaultValue_one: one.say, defaultValue_other: other.say };
    return this.sentence(other, kind, { count, ...english });
  }

  /** A text of a kind or of its cards. */
  text(key: string, kind: string): string {
    return this.translate(key, this.placesFor(kind));
  }

  /** What people may call a kind: its English phrases, and those of this language. */
  phrasesOf(kind: Named, which: Exclude<keyof Named, 'name'> = 'phrases'): string[] {
    const [english, own] = [kind[which] ?? [], this.translate(which, [kind.name])];
    return own === which ? [...english] : [...english, ...own.split(',').map((phrase) => phrase.trim())];
  }

  private sentence({ say, with: values = [] }: Sentence, kind: string, counting?: object): string {
    if (values.length === 0 && !counting) return this.text(say, kind);
    const holes = values.map((value) => (typeof value === 'number' ? value : this.localize(value, kind)));
    return this.translate(say, this.placesFor(kind), { ...holes, ...counting });
  }

  private placesFor(kind: string): readonly string[] {
    return [kind, ...this.namespaces];
  }

  private join({ joined, by }: Joined, kind: string): string {
    const texts = joined.map((one) => this.localize(one, kind));
    const type = by === 'and' ? 'conjunction' : by === 'or' && 'disjunction';
    return type ? new Intl.ListFormat(this.locale, { type }).format(texts) : texts.join(by);
  }

  private moment({ moment, as, zone }: Moment): string {
    return formatOf(this.locale, as, zone).format(new Date(moment));
  }
}

/** Formats take a hundred times longer to make than to use. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 200 });

function formatOf(locale: string, as: Moment['as'], timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${as} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...FORMATS[as], timeZone });
  formats.set(key, format);
  return format;
}
