import type { Moment, Sentence, Words } from '../text/words';

/** What a language has for a key, of one kind or of all; the key, where it has nothing. */
export type Translate = (key: string, holes: Readonly<Record<string, unknown>>, kind?: string) => string;

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

const FORMATS: Readonly<Record<Moment['as'], Intl.DateTimeFormatOptions>> = {
  day,
  minute: { ...day, hour: '2-digit', minute: '2-digit' },
  clock: { timeStyle: 'medium' },
  dayOfMonth: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  weekday: { weekday: 'long' },
};

/** No translation word by word, so the key is no English: what people call a kind, with commas between. */
const PHRASES = 'phrases';

/** Turns what the bot says into text, for people who read one language and write dates in one way. */
export class Voice {
  /** `locale` orders dates, in the words of the language `code`. */
  constructor(
    readonly code: string,
    private readonly locale: string,
    private readonly translate: Translate,
  ) {}

  inWords(words: Words): string {
    if (typeof words === 'string') return words;
    if ('say' in words) return this.sentence(words);
    if ('moment' in words) return this.moment(words);
    if ('joined' in words)
      return this.join(
        words.joined.map((one) => this.inWords(one)),
        words.by,
      );
    const { count, one, other } = words;
    const english = { defaultValue_one: one.say, defaultValue_other: other.say };
    return this.sentence(other, { count, ...english });
  }

  /** A text of a card or of a kind, which may mean by it what no other kind does. */
  text(key: string, kind: string): string {
    const own = this.translate(key, {}, kind);
    return own === key ? this.translate(key, {}) : own;
  }

  /** What people may call a kind: its English phrases, and those of this language. */
  phrasesOf({ name, phrases }: { readonly name: string; readonly phrases: readonly string[] }): string[] {
    const own = this.translate(PHRASES, {}, name);
    return own === PHRASES ? [...phrases] : [...phrases, ...own.split(',').map((phrase) => phrase.trim())];
  }

  private sentence({ say, with: values = [] }: Sentence, more: Readonly<Record<string, unknown>> = {}): string {
    const holes = values.map((value) => (typeof value === 'number' ? value : this.inWords(value)));
    return this.translate(say, { ...holes, ...more });
  }

  private join(texts: readonly string[], by: string): string {
    const type = by === 'and' ? 'conjunction' : by === 'or' && 'disjunction';
    return type ? new Intl.ListFormat(this.locale, { type }).format(texts) : texts.join(by);
  }

  private moment({ moment, as, zone }: Moment): string {
    return new Intl.DateTimeFormat(this.locale, { ...FORMATS[as], timeZone: zone }).format(new Date(moment));
  }
}
