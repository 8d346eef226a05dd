import { withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/**
 * A form with each sentence right under the input of that id; what belongs to no input stands at the top. Words stand in
 * a `TextRun`, where nothing is read as Markdown, behind words that say what the colour says: `request`, "Please check".
 */
export function withProblems(card: Card, problems: Readonly<Record<string, string>>, request: string): Card {
  if (Object.keys(problems).length === 0) return card;
  const open = new Map(Object.entries(problems).map(([field, problem]) => [field, note(request, problem)]));
  const body = placed(Array.isArray(card.body) ? card.body : [], open);
  return { ...card, body: [...open.values(), ...body] };
}

/** Takes out of `open` what it finds a place for. */
function placed(elements: readonly unknown[], open: Map<string, object>): unknown[] {
  return elements.flatMap((element) => {
    if (!isRecord(element)) return [element];
    const problem = typeof element.id === 'string' ? open.get(element.id) : undefined;
    if (problem !== undefined && isInput(element)) {
      open.delete(String(element.id));
      return [shownAgain(element), problem];
    }
    const opened = open.size;
    const inner = Object.fromEntries(
      Object.entries(element).map(([name, value]) => [
        name,
        CONTAINERS.has(name) && Array.isArray(value) ? placed(value, open) : value,
      ]),
    );
    // A folded part that holds a problem is shown unfolded.
    return [open.size < opened && inner.isVisible === false ? { ...inner, isVisible: true } : inner];
  });
}

/** An input of its own may be hidden too, as long as it seemed to have nothing to do with the rest. */
function shownAgain(element: Record<string, unknown>): Record<string, unknown> {
  return element.isVisible === false ? { ...element, isVisible: true } : element;
}

const CONTAINERS = new Set(['items', 'columns']);

function note(request: string, problem: string): object {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: `⚠ ${request}: `, weight: 'Bolder', color: 'Attention' },
      { type: 'TextRun', text: withoutHidden(problem), color: 'Attention' },
    ],
  };
}

function isInput(element: Record<string, unknown>): boolean {
  return typeof element.type === 'string' && element.type.startsWith('Input.');
}
