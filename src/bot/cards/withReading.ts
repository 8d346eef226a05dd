import { withoutHidden } from '../i18n/withoutHidden';
import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/** One thing that was read out of a line. */
export interface ReadLine {
  readonly label: string;
  readonly shown: string;
  /** The words that it came from. */
  readonly source: string;
}

/** Words, in quotes, that can be read in several ways, with a button for each. */
export interface Question {
  readonly label: string;
  readonly words: string;
  readonly ways: readonly { readonly title: string; readonly data: object }[];
}

/** What the form says around the reading, in the person's language. */
export interface ReadingWords {
  readonly heading: string;
  readonly ask: string;
}

/** A form that says under its title what was read out of the line, from which words, and asks where it could be two things. */
export function withReading(
  card: Card,
  lines: readonly ReadLine[],
  questions: readonly Question[],
  words: ReadingWords,
): Card {
  if (lines.length === 0 && questions.length === 0) return card;
  const [heading, ...body] = Array.isArray(card.body) ? card.body : [];
  const reading = {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: [
      ...(lines.length > 0
        ? [{ type: 'TextBlock', text: words.heading, size: 'Small', weight: 'Bolder', wrap: true }]
        : []),
      ...lines.map(shownLine),
      ...questions.flatMap((question) => shownQuestion(question, words.ask)),
    ],
  };
  return { ...card, body: [heading, reading, ...body] };
}

function shownLine({ label, shown, source }: ReadLine): object {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      run(`${label}: `, { size: 'Small' }),
      run(shown, { size: 'Small', weight: 'Bolder' }),
      run(` ${source}`, { size: 'Small', isSubtle: true }),
    ],
  };
}

function shownQuestion({ label, words, ways }: Question, ask: string): object[] {
  return [
    {
      type: 'RichTextBlock',
      spacing: 'Small',
      inlines: [
        run(`${label}: `, { size: 'Small' }),
        run(words, { size: 'Small', weight: 'Bolder' }),
        run(` ${ask}`, { size: 'Small', color: 'Attention' }),
      ],
    },
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: ways.map(({ title, data }) => ({
        type: 'Action.Execute',
        title: withoutHidden(title),
        verb: 'choose',
        data,
      })),
    },
  ];
}

/** What people typed stands in runs alone, where nothing is read as Markdown. */
function run(text: string, look: object): object {
  return { type: 'TextRun', text: withoutHidden(text), ...look };
}

/** The card with more data in each of its buttons that are sent to the bot. */
export function withData(part: unknown, more: (verb: string) => object): unknown {
  if (Array.isArray(part)) return part.map((one) => withData(one, more));
  if (!isRecord(part)) return part;
  if (part.type === 'Action.Execute' && isRecord(part.data))
    return { ...part, data: { ...more(typeof part.verb === 'string' ? part.verb : ''), ...part.data } };
  const inner = Object.entries(part).map(([name, value]) => [name, name === 'data' ? value : withData(value, more)]);
  return Object.fromEntries(inner);
}
