import { withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/**
 * A form whose people pickers keep names that were typed and not picked: clients drop what is none of the choices. `isPicked`
 * tells the others.
 */
export function withTypedNames(card: Card, isPicked: (value: string) => boolean): Card {
  const body: unknown[] = Array.isArray(card.body) ? card.body : [];
  return { ...card, body: body.map((element) => kept(element, isPicked)) };
}

function kept(element: unknown, isPicked: (value: string) => boolean): unknown {
  if (!isRecord(element)) return element;
  if (element['choices.data'] !== undefined && typeof element.value === 'string') {
    const typed = element.value.split(',').map((value) => value.trim());
    const names = typed.filter((value) => value !== '' && !isPicked(value));
    return names.length > 0
      ? { ...element, choices: names.map((name) => ({ title: withoutHidden(name), value: name })) }
      : element;
  }
  const inner = Object.entries(element).map(([name, value]) => [
    name,
    (name === 'items' || name === 'columns') && Array.isArray(value) ? value.map((one) => kept(one, isPicked)) : value,
  ]);
  return Object.fromEntries(inner);
}
