import { HELD, TAKEN } from '../line';

const NOTHING_MORE = new RegExp(`^[\\s.,;!?)${TAKEN}]*$`, 'u');
const NOTHING_YET = new RegExp(`^[\\s${TAKEN}]*$`, 'u');

/** Whether nothing but marks and words that were taken follows. */
export function isOver(after: string): boolean {
  return NOTHING_MORE.test(after);
}

/** Whether nothing but words that were taken stands before. */
export function isUntouched(before: string): boolean {
  return NOTHING_YET.test(before);
}

/** Looks of the verb that ends a line, where a language puts it last. */
export interface VerbLast {
  /** Nothing but the verb follows: "heute anrufen". */
  readonly isNext: RegExp;
  /** The verb ends what follows. */
  readonly isLast: RegExp;
}

/** Case counts: a noun in capitals is no verb. */
export function verbLast(infinitive: string | undefined): VerbLast | undefined {
  if (infinitive === undefined) return undefined;
  const end = `(?:${infinitive})[\\s.,;!?)${TAKEN}]*$`;
  return { isNext: new RegExp(`^\\s+${end}`, 'u'), isLast: new RegExp(`(?:^|\\s)${end}`, 'u') };
}

/**
 * "tomorrow buy milk", but no name that begins so: "Tomorrow Never Dies". Where nouns are capitals anyway, a verb at the
 * end tells that the line is no name: "Freitag Müll rausbringen".
 */
export function isBeginning(before: string, phrase: string, after: string, verb: VerbLast | undefined): boolean {
  if (!isUntouched(before)) return false;
  if (/^\s*[,:]/.test(after) || (/^[^\p{Lu}]/u.test(phrase) && !after.includes(HELD))) return true;
  return verb?.isLast.test(after) === true;
}
