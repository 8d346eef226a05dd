import type { ImportanceWords } from './importanceWords';
import type { Layer } from './layer';
import { type Line, type Span, TAKEN } from './line';
import type { Finding, Found, Importance } from './reading';

/** Marks that count anywhere: `!high`, `!!`, `priority:high`. To be read before everything that may follow them. */
export const importanceMarks: Layer = (line, { importance: words }) =>
  firstOf(line, looksOf(words).marks, (level) => words.levels[level.toLowerCase()] ?? 'high');

/** Words that count in brackets, first with a colon, or where the title has ended. To be read after everything else. */
export const importanceWords: Layer = (line, language, _context, found) => {
  if (found.importance) return {};
  const all = looksOf(language.importance).flags.flatMap(({ value, places }) => {
    const place = placeIn(line.open, places);
    return place && isImportance(value) ? [{ value, ...place }] : [];
  });
  const [longest] = all.sort((a, b) => b.end - b.start - (a.end - a.start));
  if (!longest) return {};
  const words = line.take(longest.start, longest.end).replace(/^[([\s:]+|[)\]\s:]+$/g, '');
  return { importance: { value: longest.value, words } satisfies Finding<Importance> };
};

interface Looks {
  readonly marks: readonly RegExp[];
  readonly flags: readonly { readonly value: string; readonly places: readonly RegExp[] }[];
}

/** Expressions take longer to make than to use. */
const known = new WeakMap<ImportanceWords, Looks>();

function looksOf(words: ImportanceWords): Looks {
  const found = known.get(words) ?? made(words);
  known.set(words, found);
  return found;
}

function made({ levels: all, label, flags }: ImportanceWords): Looks {
  const levels = Object.keys(all).join('|');
  const nothing = `[\\s.,;!?)${TAKEN}-]*`;
  return {
    marks: [
      new RegExp(`(?<!\\S)!(?<level>${levels})(?![\\p{L}\\p{N}])`, 'giu'),
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${label})\\s?[:=]\\s?(?<level>${levels})(?![\\p{L}\\p{N}])`, 'giu'),
      /(?<!\S)!{1,3}(?=[\s\uFFFC]|$)/gu,
    ],
    flags: Object.entries(flags).map(([value, looks]) => ({
      value,
      places: [
        new RegExp(`[([]\\s*(?:${looks})\\s*[)\\]]`, 'iu'),
        new RegExp(`^[\\s${TAKEN}]*(?:${looks})\\s*[:!]\\s+(?=\\S)`, 'iu'),
        new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${looks})(?=${nothing}$)`, 'iu'),
      ],
    })),
  };
}

/** Where such words are said beside the title; "not urgent" holds "urgent". */
function placeIn(text: string, places: readonly RegExp[]): Span | undefined {
  for (const place of places) {
    const match = place.exec(text);
    const isWhole = match && text.replace(match[0], '').replace(new RegExp(`[\\s${TAKEN}]`, 'gu'), '') === '';
    if (match && !isWhole) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function firstOf(line: Line, marks: readonly RegExp[], value: (level: string) => Importance): Partial<Found> {
  for (const mark of marks) {
    const [match] = line.open.matchAll(mark);
    if (match) {
      const words = line.take(match.index, match.index + match[0].length);
      return { importance: { value: value(match.groups?.level ?? ''), words } };
    }
  }
  return {};
}

function isImportance(value: string): value is Importance {
  return ['low', 'normal', 'high', 'urgent'].includes(value);
}
