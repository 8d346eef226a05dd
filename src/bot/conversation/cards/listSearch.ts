import type { Card } from '../../cards/cardDeck';
import type { Answers } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { isRecord, textOf } from '../../json/json';
import type { ObjectKind, Options } from '../../kinds/kind';

const END = 'Search';
const LONGEST = 100;

/** What was typed into the search fields of a form, by the field whose list they search. */
export function searchIn({ fields }: ObjectKind, data: Readonly<Record<string, unknown>>): Answers {
  const typed = Object.keys(fields).map((field) => [field, textOf(data[`${field}${END}`]).trim().slice(0, LONGEST)]);
  return Object.fromEntries(typed.filter(([, words]) => words !== ''));
}

/** A form whose lists that are cut say so, with a field and a button to find the rest. `data` is that of its button. */
export function withListSearch(
  card: Card,
  options: Options,
  { search, data, translator }: { readonly search: Answers; readonly data: object; readonly translator: Translator },
): Card {
  const cut = [...Object.keys(options).filter((field) => options[field]?.isCut), ...Object.keys(search)];
  if (cut.length === 0) return card;
  const searchOf = (field: string) => partsFor(field, search[field] ?? '', options, { data, translator });
  const body = placed(Array.isArray(card.body) ? card.body : [], (id) => (cut.includes(id) ? searchOf(id) : []));
  return { ...card, body };
}

function partsFor(
  field: string,
  words: string,
  options: Options,
  { data, translator }: { readonly data: object; readonly translator: Translator },
): object[] {
  const isNothing =
    words !== '' && !(options[field] ?? []).some(({ title }) => title.toLowerCase().includes(words.toLowerCase()));
  const sentence = isNothing
    ? say`Nothing here is called so. Try another part of the name.`
    : say`There are more than fit here. Search for a part of the name.`;
  return [
    {
      type: 'TextBlock',
      text: translator.localize(sentence),
      wrap: true,
      size: 'Small',
      spacing: 'Small',
      isSubtle: !isNothing,
    },
    {
      type: 'Input.Text',
      id: `${field}${END}`,
      label: translator.localize(say`Part of the name`),
      value: words,
      maxLength: LONGEST,
      spacing: 'None',
    },
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [{ type: 'Action.Execute', title: translator.localize(say`Search`), verb: 'search', data }],
    },
  ];
}

/** Right under the input of each id. */
function placed(elements: readonly unknown[], after: (id: string) => readonly object[]): unknown[] {
  return elements.flatMap((element) => {
    if (!isRecord(element)) return [element];
    const inner = Object.entries(element).map(([name, value]) => [
      name,
      (name === 'items' || name === 'columns') && Array.isArray(value) ? placed(value, after) : value,
    ]);
    const whole = Object.fromEntries(inner);
    return element.type === 'Input.ChoiceSet' ? [whole, ...after(textOf(element.id))] : [whole];
  });
}
