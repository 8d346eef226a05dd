import { type LocalizedText, say } from '../i18n/localizedText';
import { withoutHidden } from '../i18n/withoutHidden';
import { cleanText, isInvisible } from './cleanText';

/** What a form may ask for. Each field knows how to read the text that Teams sends for its input. */
export interface Field<T> {
  readonly required: boolean;
  /** What a fresh form shows. */
  readonly initial: string;
  /** Who beside its person may read it where others read along: everybody, or whoever has heard it in the command; missing: nobody. */
  readonly shared?: 'always' | 'ifSaid';
  /** The words that it takes, where it takes no others. */
  readonly choices?: readonly string[];
  /** Returns the value, or undefined when left blank. Throws `FieldProblem` when it cannot be used. */
  read(raw: string): T | undefined;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of a form whose every field was read: `{ title: string, dueDateTime: string | undefined }`. */
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A sentence for the person who filled in the field: what is wrong and what to do. */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';

  constructor(readonly sentence: LocalizedText) {
    super(JSON.stringify(sentence));
  }
}

export function text({ max }: { max: number }): Field<string | undefined> {
  return optional((raw) => {
    const cleaned = cleanText(raw);
    if (isInvisible(cleaned)) return undefined;
    if (cleaned.length > max) throw new FieldProblem(say`Use at most ${max} characters (now ${cleaned.length}).`);
    return cleaned;
  });
}

/** A calendar day, `2027-03-31`, as `Input.Date` sends it. */
export function date(): Field<string | undefined> {
  return optional((raw) => {
    const day = new Date(`${raw}T00:00:00Z`);
    const exists = /^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(raw);
    if (!exists) throw new FieldProblem(say`Use a date that exists, such as 2027-03-31.`);
    return raw;
  });
}

/** A time of day, `17:30`, as `Input.Time` sends it. */
export function time(): Field<string | undefined> {
  return optional((raw) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(raw)) throw new FieldProblem(say`Use a time such as 09:30 or 17:00.`);
    return raw;
  });
}

/** One of a few words known beforehand. */
export function choice<const C extends string>(...choices: readonly C[]): Field<C | undefined> {
  const read = (raw: string): C => {
    const found = choices.find((one) => one === raw);
    if (found === undefined) throw new FieldProblem(say`Choose one of: ${choices.join(', ')}.`);
    return found;
  };
  return { ...optional(read), choices };
}

/** The id of one entry of a list that the kind offers with `options`. */
export function pick(): Field<string | undefined> {
  return optional((raw) => withoutHidden(raw) || undefined);
}

/** Several entries of a list, joined with commas by Teams: words known beforehand, or any ids that the kind offers with `options`. */
export function pickSeveral(...known: readonly string[]): Field<readonly string[] | undefined> {
  return optional((raw) => {
    const picked = entries(withoutHidden(raw));
    if (known.length > 0 && !picked.every((one) => known.includes(one)))
      throw new FieldProblem(say`Choose among: ${known.join(', ')}.`);
    return picked;
  });
}

/** Yes or no, `true` or `false` as `Input.Toggle` sends it; blank says nothing. */
export function flag(): Field<boolean | undefined> {
  return optional((raw) => {
    if (raw !== 'true' && raw !== 'false') throw new FieldProblem(say`Choose Yes or No.`);
    return raw === 'true';
  });
}

export function wholeNumber({ min, max }: { min: number; max: number }): Field<number | undefined> {
  return optional((raw) => {
    const number = Number(raw);
    if (!/^\d+$/.test(raw) || number < min || number > max)
      throw new FieldProblem(say`Use a whole number from ${min} to ${max}.`);
    return number;
  });
}

const OBJECT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether it is a person's object id, and not a name that was typed and not picked. */
export function isPersonId(id: string): boolean {
  return OBJECT_ID.test(id);
}

/** Object ids of people, as the people picker of Teams sends them. */
export function people(): Field<readonly string[] | undefined> {
  return optional((raw) => {
    const ids = entries(raw).map((id) => id.toLowerCase());
    if (!ids.every(isPersonId)) throw new FieldProblem(say`Choose people from the list that appears as you type.`);
    if (new Set(ids).size < ids.length) throw new FieldProblem(say`Somebody is chosen twice. Choose everybody once.`);
    return ids;
  });
}

/** Makes an optional field one that must be filled in. */
export function required<T>(field: Field<T | undefined>): Field<T> {
  const read = (raw: string): T => {
    const value = field.read(raw);
    if (value === undefined) throw new FieldProblem(say`Fill in this field.`);
    return value;
  };
  return { ...field, required: true, read };
}

/** Everybody in the conversation may read what it holds. */
export function shared<T>(field: Field<T>): Field<T> {
  return { ...field, shared: 'always' };
}

/** Everybody may read it where it was said aloud in the command, and nobody else where it was typed into the form. */
export function sharedIfSaid<T>(field: Field<T>): Field<T> {
  return { ...field, shared: 'ifSaid' };
}

/** Fills the field of a fresh form. */
export function initially<T>(initial: string, field: Field<T>): Field<T> {
  return { ...field, initial };
}

/** Narrows what a field accepts: `check` returns the value to use or throws `FieldProblem`. */
export function checked<T, U>(field: Field<T | undefined>, check: (value: T) => U): Field<U | undefined> {
  const read = (raw: string): U | undefined => {
    const value = field.read(raw);
    return value === undefined ? undefined : check(value);
  };
  return { ...field, read };
}

function optional<T>(read: (raw: string) => T | undefined): Field<T | undefined> {
  return { required: false, initial: '', read: (raw) => (raw === '' ? undefined : read(raw)) };
}

function entries(raw: string): string[] {
  return raw
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
