import type { LocalizedText, Sentence } from '../i18n/localizedText';

export interface Requester {
  /** Object id in the directory. */
  readonly id: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** What the summary card says: the object's name, then line by line what Graph returned and has a value. */
export interface Summary {
  readonly id: string;
  readonly name: string;
  /** What people look for. */
  readonly lines: readonly Line[];
  /** The rest, under *All details*. */
  readonly details: readonly Line[];
  /** Opens the object where people work with it. */
  readonly url: string;
  /** What stands above it instead of that it was created: `Task completed`. */
  readonly heading?: Sentence;
  /** Others may learn its name alone, whatever is shared. */
  readonly isHidden?: true;
  /** What else the way to it needs, for `living`. */
  readonly at?: Readonly<Record<string, string>>;
  /** What stands in it, part by part, as it was left: with more or less in it, somebody else has been there. */
  readonly parts?: readonly string[];
  /** What makes sense now of the actions that its kind has: the first stands in front, the others under *More*. */
  readonly offers?: readonly Offer[];
}

/** An action of the kind, with what stands in its input beforehand. */
export interface Offer {
  readonly verb: string;
  readonly input?: string;
}

export interface Line {
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  /** The field of the form that it is of: where that is shared, others may read the line too. */
  readonly field?: string;
  /** A read of the object may not show it, so the card keeps it: what was added after the creation, what no object tells. */
  readonly isAdded?: true;
}
