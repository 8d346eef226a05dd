import { invalid } from './plannerErrors';

/** The service's own values hold neither space nor `!`, so that a caller's hint sorts where it is meant to. */
const [belowAll, aboveAll] = [34, 127];

/**
 * The short value that the service calculates of a caller's `<previous> <next>!`, among the values that are there;
 * without a hint the item comes first. Sorting is by character code.
 */
export function placed(hint: unknown, others: readonly string[], name = 'orderHint'): string {
  const wanted = hint === undefined ? ' !' : checked(hint, name);
  const before = others.filter((other) => other < wanted);
  const after = others.filter((other) => other >= wanted);
  return between(before.toSorted().at(-1) ?? '', after.toSorted()[0] ?? '');
}

function checked(hint: unknown, name: string): string {
  if (typeof hint !== 'string') throw invalid(`The order hint '${name}' must be text.`);
  if (!/^[\x20-\x7e]* [\x20-\x7e]*!$/.test(hint)) {
    throw invalid(
      `The order hint '${name}' does not contain spaces or exclamation points as '<previous> <next>!' does.`,
    );
  }
  return hint;
}

/** A text between two; an empty one is no border. */
function between(before: string, after: string): string {
  const low = before === '' ? belowAll : before.charCodeAt(0);
  const high = after === '' ? aboveAll : after.charCodeAt(0);
  const middle = Math.floor((low + high) / 2);
  if (middle > low) return String.fromCharCode(middle);
  return String.fromCharCode(low) + between(before.slice(1), low === high ? after.slice(1) : '');
}
