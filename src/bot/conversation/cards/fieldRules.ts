import type { ShownFieldRules } from '../../cards/withFieldRules';
import type { Answers } from '../../forms/readForm';
import { wholeText } from '../../houseRules/ruledField';
import { joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind } from '../../kinds/kind';
import type { FieldRules } from '../../kinds/kindRules';

/** More are not read by anybody. */
const MOST_WORDS = 12;

/** What the house asks of a form's fields, in the words of their person; with what stands in them. */
export function shownFieldRules(
  { rules, name }: ObjectKind,
  values: Answers,
  translator: Translator,
): Readonly<Record<string, ShownFieldRules>> {
  const shown = Object.entries(rules?.fields ?? {}).map(([id, field]): [string, ShownFieldRules] => {
    const { prefix = '', suffix = '' } = field;
    const sentences = sentencesOf(field, values[id] ?? '').map((words) => translator.localize(words, name));
    return [id, { prefix, suffix, sentences }];
  });
  return Object.fromEntries(shown);
}

function sentencesOf(rules: FieldRules, typed: string): LocalizedText[] {
  const { prefix = '', suffix = '', bannedWords = [], atLeast } = rules;
  const whole = typed.trim() === '' ? `${prefix}…${suffix}` : wholeText(typed.trim(), rules);
  return [
    ...(prefix + suffix === '' ? [] : [say`It becomes “${whole}”.`]),
    ...(atLeast === undefined ? [] : [say`Choose at least ${atLeast}.`]),
    ...(bannedWords.length === 0 ? [] : [notAllowed(bannedWords)]),
  ];
}

function notAllowed(words: readonly string[]): LocalizedText {
  return words.length > MOST_WORDS
    ? say`Your organisation does not allow some words here.`
    : say`Not allowed here: ${joined(words, ', ')}.`;
}
