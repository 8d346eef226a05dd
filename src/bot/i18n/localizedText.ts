/**
 * What the bot says, as data that JSON can hold: it turns into text where a card or a message is filled, in the language
 * of whoever reads it. A plain string is somebody's own words, or a name, and stays as it is in every language.
 */
export type LocalizedText = string | Sentence | Counted | Joined | Moment;

/** English with numbered holes, `Use at most {{0}} characters`, which is also the key of every translation. */
export interface Sentence {
  readonly say: string;
  readonly with?: readonly (LocalizedText | number)[];
}

/** One of two sentences; a language may have more than two of them, under the key of `other`. */
export interface Counted {
  readonly count: number;
  readonly one: Sentence;
  readonly other: Sentence;
}

export interface Joined {
  readonly joined: readonly LocalizedText[];
  /** What stands between them; `and` and `or` make it a list as the language writes it. */
  readonly by: string;
}

/** An instant, or a day, as a clock in the zone shows it. */
export interface Moment {
  readonly moment: string;
  readonly as: 'day' | 'minute' | 'clock' | 'dayOfMonth' | 'month' | 'weekday';
  readonly zone: string;
}

/** ``say`Use at most ${max} characters.` `` */
export function say(texts: TemplateStringsArray, ...values: readonly (LocalizedText | number)[]): Sentence {
  const key = texts.reduce((before, text, i) => `${before}{{${i - 1}}}${text}`);
  return values.length > 0 ? { say: key, with: values } : { say: key };
}

/** The sentence that fits the count. Both are written out, so that both are read as English. */
export function counted(count: number, one: Sentence, other: Sentence): Counted {
  return { count, one, other };
}

export function joined(words: readonly LocalizedText[], by: string): Joined {
  return { joined: words, by };
}

export function moment(instant: string, as: Moment['as'], zone: string): Moment {
  return { moment: instant, as, zone };
}
