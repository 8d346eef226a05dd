import { withoutHidden } from '../i18n/withoutHidden';
import type { Card } from './cardDeck';

/** What is there already, in words. */
export interface ShownAlike {
  readonly name: string;
  readonly line: string;
  /** '' where nothing opens it. */
  readonly url: string;
}

/** What is said around it, in the person's language. */
export interface AlikeWords {
  readonly heading: string;
  readonly open: string;
  /** Where the form waits for a decision: what to do, and the button that creates another. */
  readonly anyway?: { readonly hint: string; readonly title: string; readonly data: object };
}

const MOST = 3;

/** A form that says under its title what is there already, with ways to it, and to a second one all the same. */
export function withAlike(card: Card, alike: readonly ShownAlike[], { heading: told, open, anyway }: AlikeWords): Card {
  if (alike.length === 0) return card;
  const [heading, ...body] = bodyOf(card);
  const shown = {
    type: 'Container',
    style: 'warning',
    spacing: 'Small',
    items: [
      { type: 'TextBlock', text: told, weight: 'Bolder', wrap: true },
      ...alike.slice(0, MOST).flatMap((one) => shownObject(one, open)),
      ...(anyway ? decision(anyway) : []),
    ],
  };
  return { ...card, body: [heading, shown, ...body] };
}

function bodyOf({ body }: Card): unknown[] {
  return Array.isArray(body) ? body : [];
}

function decision({ hint, title, data }: NonNullable<AlikeWords['anyway']>): object[] {
  return [
    { type: 'TextBlock', text: hint, wrap: true, size: 'Small', spacing: 'Small' },
    { type: 'ActionSet', spacing: 'Small', actions: [{ type: 'Action.Execute', title, verb: 'create', data }] },
  ];
}

function shownObject({ name, line, url }: ShownAlike, open: string): object[] {
  const inlines = [
    { type: 'TextRun', text: withoutHidden(name), weight: 'Bolder' },
    { type: 'TextRun', text: ` ${withoutHidden(line)}`, size: 'Small' },
  ];
  const opens = { type: 'ActionSet', spacing: 'Small', actions: [{ type: 'Action.OpenUrl', title: open, url }] };
  return [{ type: 'RichTextBlock', spacing: 'Small', inlines }, ...(url ? [opens] : [])];
}
