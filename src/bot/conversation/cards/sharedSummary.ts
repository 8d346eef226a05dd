import { say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { recordOf, textOf } from '../../json/json';
import { firstField } from '../../kinds/firstField';
import type { Line, ObjectKind, Summary } from '../../kinds/kind';

/** What everybody in a conversation may read of an object; '' for what they may not. */
export interface SharedSummary {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly url: string;
}

/** The same in the words of a card. */
export interface ShownSummary {
  readonly name: string;
  readonly url: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** `said`: what was typed aloud after the command. An object of which nothing is always shared is its maker's alone: no link. */
export function sharedSummary(kind: ObjectKind, made: Summary, said: string): SharedSummary {
  const isAlways = (field = '') => Object.hasOwn(kind.fields, field) && kind.fields[field]?.shared === 'always';
  const isNamed = isAlways(firstField(kind)) || isSaid(made.name, said);
  const isOpen = !made.isHidden && Object.keys(kind.fields).some(isAlways);
  return {
    name: isNamed ? made.name : '',
    lines: isOpen ? made.lines.filter(({ field }) => isAlways(field)) : [],
    url: isOpen ? made.url : '',
  };
}

function isSaid(name: string, said: string): boolean {
  return name !== '' && said.toLowerCase().includes(name.toLowerCase());
}

/** Labels of what the others do not see, `Name, Members`. */
export function withheldFrom(all: ShownSummary, shown: ShownSummary, translator: Translator): string {
  const seen = new Set(shown.lines.map(({ label }) => label));
  const hidden = all.lines.filter(({ label }) => !seen.has(label)).map(({ label }) => label);
  return (shown.name === all.name ? hidden : [translator.localize(say`Name`), ...hidden]).join(', ');
}

/** What a card that everybody sees says of its object, from the data of its own refresh. */
export function shownIn(data: unknown): ShownSummary | undefined {
  const { name, url, lines } = recordOf(data);
  if (typeof name !== 'string' || !Array.isArray(lines)) return undefined;
  const read = lines.map((line: unknown) => ({
    label: textOf(recordOf(line).label),
    value: textOf(recordOf(line).value),
  }));
  return { name, url: textOf(url), lines: read };
}
