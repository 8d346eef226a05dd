import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';

export interface Suggestion {
  readonly kind: ObjectKind;
  readonly rest: string;
}

const MOST = 3;
/** Whoever begins so wants something else than to create. */
const OTHER_WISHES = new Set([
  'delete',
  'remove',
  'undo',
  'show',
  'list',
  'find',
  'how',
  'why',
  'what',
  'when',
  'who',
  'dont',
  "don't",
  'not',
  'stop',
  'no',
]);
const VERBS = ['new', 'add', 'create'];

/** Kinds whose command is within a typing slip of what was said, best first; never more than something to choose from. */
export function suggestionsFor(message: string, catalog: Catalog): Suggestion[] {
  const words = message.trim().split(/\s+/);
  if (OTHER_WISHES.has(words[0]?.toLowerCase() ?? '')) return [];
  const near = catalog.kinds.flatMap((kind) => nearest(kind, words));
  return near.sort((a, b) => a.distance - b.distance).slice(0, MOST);
}

function nearest(kind: ObjectKind, words: readonly string[]): (Suggestion & { distance: number })[] {
  const commands = kind.phrases.flatMap((phrase) => VERBS.map((verb) => `${verb} ${phrase}`));
  const slips = commands.flatMap((command) => {
    const length = command.split(' ').length;
    return [length - 1, length, length + 1].map((taken) => ({
      taken,
      distance: slipOf(words.slice(0, taken), command),
    }));
  });
  const [best] = slips.filter((slip) => Number.isFinite(slip.distance)).sort((a, b) => a.distance - b.distance);
  return best ? [{ kind, rest: words.slice(best.taken).join(' '), distance: best.distance }] : [];
}

/** Infinite where it is more than a slip; then nothing is compared, however long the words are. */
function slipOf(words: readonly string[], command: string): number {
  const said = words.join(' ');
  const allowed = command.length >= 8 ? 2 : 1;
  if (Math.abs(said.length - command.length) > allowed) return Number.POSITIVE_INFINITY;
  const steps = distance(said.toLowerCase(), command);
  return steps <= allowed ? steps : Number.POSITIVE_INFINITY;
}

/** Optimal string alignment: insertions, deletions, replacements and swapped neighbours, each one step. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(at(row, j - 1) + 1, at(last, j) + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
