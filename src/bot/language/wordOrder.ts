import { HELD, TAKEN } from './line';

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

/**
 * "tomorrow buy milk", but no name that begins so: "Tomorrow Never Dies". Where nouns are capitals anyway, a verb at the
 * end tells that the line is no name: "Freitag Müll rausbringen".
 */
export function isBeginning(before: string, phrase: string, after: string, infinitive?: string): boolean {
  if (!isUntouched(before)) return false;
  if (/^\s*[,:]/.test(after) || (/^[^\p{Lu}]/u.test(phrase) && !after.includes(HELD))) return true;
  return infinitive !== undefined && verb('(?:^|\\s)', infinitive).test(after);
}

/** Whether nothing but the verb that ends the line follows: "heute anrufen". */
export function isBeforeVerb(after: string, infinitive?: string): boolean {
  return infinitive !== undefined && verb('^\\s+', infinitive).test(after);
}

/** Case counts: a noun in capitals is no verb. */
function verb(before: string, infinitive: string): RegExp {
  return new RegExp(`${before}(?:${infinitive})[\\s.,;!?)${TAKEN}]*$`, 'u');
}
