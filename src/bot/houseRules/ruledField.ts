import { type Field, FieldProblem } from '../forms/fields';
import { say } from '../i18n/localizedText';
import type { FieldRules } from '../kinds/kindRules';

/** A field as the house has it: what is typed is read as before, and then held against the rules. */
export function ruledField(field: Field<unknown>, rules: FieldRules): Field<unknown> {
  const { initial = field.initial, atLeast = 0 } = rules;
  const read = (raw: string): unknown => {
    const value = field.read(raw);
    const chosen = Array.isArray(value) ? value.length : 0;
    if (chosen < atLeast) throw new FieldProblem(say`Choose at least ${atLeast} (now ${chosen}).`);
    if (typeof value !== 'string') return value;
    const banned = bannedIn(value, rules);
    if (banned !== undefined) throw new FieldProblem(say`“${banned}” is not allowed here. Use another word.`);
    if (isOnlyAround(value, rules)) throw new FieldProblem(say`Fill in this field.`);
    const whole = wholeText(value, rules);
    return whole === value ? value : field.read(whole);
  };
  return { ...field, initial, read };
}

/** The text with what the house puts around it, once. */
export function wholeText(typed: string, { prefix = '', suffix = '' }: FieldRules): string {
  const before = startsWith(typed, prefix) ? typed.slice(prefix.length) : typed;
  const isEnded = startsWith(reversed(before), reversed(suffix));
  return prefix + (isEnded ? before.slice(0, before.length - suffix.length) : before) + suffix;
}

/** Whether nothing is typed but what the house puts there anyway. */
function isOnlyAround(typed: string, { prefix = '', suffix = '' }: FieldRules): boolean {
  const letters = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  return [prefix, suffix, prefix + suffix].map(letters).includes(letters(typed));
}

/** The first word that is not allowed, as the house writes it. Words count whole, in any case, however wide they are typed. */
function bannedIn(typed: string, { bannedWords = [] }: FieldRules): string | undefined {
  const plain = plainText(typed);
  return bannedWords.find((word) => {
    const parts = plainText(word).trim().split(/\s+/).map(escaped);
    return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('\\s+')}(?![\\p{L}\\p{N}])`, 'u').test(plain);
  });
}

function startsWith(text: string, beginning: string): boolean {
  return text.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase();
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
