import { joined, type LocalizedText } from '../i18n/localizedText';
import type { Line } from './kind';

type Labelled = readonly [
  label: LocalizedText,
  value: LocalizedText | readonly LocalizedText[] | null | undefined,
  field?: string,
];

/** A line for each label with a value, in the order given; `field` names the form's field that it is of. */
export function lines(...labelled: readonly Labelled[]): Line[] {
  return labelled.flatMap(([label, value, field]) => {
    const words = isSeveral(value) ? inOne(value) : (value ?? '');
    return words === '' ? [] : [{ label, value: words, ...(field && { field }) }];
  });
}

/** Lines that a later read of the object cannot show, so that its card keeps them from its creation. */
export function linesToKeep(...labelled: readonly Labelled[]): Line[] {
  return lines(...labelled).map((line) => ({ ...line, isAdded: true }));
}

function isSeveral(
  value: LocalizedText | readonly LocalizedText[] | null | undefined,
): value is readonly LocalizedText[] {
  return Array.isArray(value);
}

/** `Ann, Ben`; nothing for nobody. */
export function inOne(words: readonly LocalizedText[], by = ', '): LocalizedText {
  const said = words.filter((one) => one !== '');
  return said.length > 1 ? joined(said, by) : (said[0] ?? '');
}
