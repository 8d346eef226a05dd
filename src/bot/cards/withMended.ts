import { withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/** Words around an answer that can be mended, and the button that takes it over. */
export interface Mending {
  readonly lead: string;
  readonly title: string;
  /** The mended answer by field. */
  readonly answers: Readonly<Record<string, string>>;
  /** What the button sends beside it. */
  readonly data: object;
}

/** A form that shows under an input what its answer may have meant, with a button that takes it over. */
export function withMended(card: Card, mending: Mending): Card {
  const body: unknown[] = Array.isArray(card.body) ? card.body : [];
  return { ...card, body: body.flatMap((element) => [element, ...below(element, mending)]) };
}

function below(element: unknown, { lead, title, answers, data }: Mending): object[] {
  const field = isRecord(element) && typeof element.id === 'string' ? element.id : '';
  const answer = Object.hasOwn(answers, field) ? answers[field] : undefined;
  if (answer === undefined) return [];
  const run = { type: 'TextRun', size: 'Small' };
  const inlines = [
    { ...run, text: `${lead} ` },
    { ...run, text: withoutHidden(answer), fontType: 'Monospace' },
  ];
  const press = { type: 'Action.Execute', title, verb: 'choose', data: { ...data, chosen: { [field]: answer } } };
  return [
    { type: 'RichTextBlock', spacing: 'Small', inlines },
    { type: 'ActionSet', spacing: 'Small', actions: [press] },
  ];
}
