import { alternatives } from './alternatives';
import type { Layer } from './layer';
import type { Line } from './line';
import type { Finding } from './reading';

/** `for @Dana and @Lee`, `assign to @Dana`. */
export const assignees: Layer = (line, { people: { assign, and } }, { known }) => {
  const found = namesAfter(line, `(?:(?:${assign})\\s*:?\\s*)?`, and, known?.people);
  return found.length > 0 ? { assignees: found } : {};
};

/** `owners:@Alex, @Dana Fox members:@Lee`: after a colon names may have several words and no at sign. */
export const ownersAndMembers: Layer = (line, { people: { owners, members, and } }, { known }) => {
  const namesOf = (label: string) => [
    ...namesListed(line, label, and, known?.people),
    ...namesAfter(line, `(?:${label})\\s*:?\\s*`, and, known?.people),
  ];
  const found = { owners: namesOf(owners), members: namesOf(members) };
  return {
    ...(found.owners.length > 0 && { owners: found.owners }),
    ...(found.members.length > 0 && { members: found.members }),
  };
};

const NAME = /^@?\p{L}[\p{L}\p{N}'’_.-]*/u;
/** A name goes on as long as its words begin with capitals. */
const MORE = /^(?: \p{Lu}[\p{L}'’-]*(?![\p{L}\p{N}]*:)){1,3}/u;

function namesListed(line: Line, label: string, and: string, mentioned: readonly string[] = []): Finding<string>[] {
  const begin = new RegExp(`(?<![\\p{L}\\p{N}])(?:${label})\\s?:\\s*`, 'iu').exec(line.open);
  if (!begin) return [];
  const separator = new RegExp(`^(?:\\s*,\\s*(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+)(?=@?\\p{L})`, 'iu');
  const mention = alternatives(mentioned);
  const whole = mention && new RegExp(`^@?(?:${mention})(?![\\p{L}\\p{N}])`, 'iu');
  const names: string[] = [];
  let end = begin.index + begin[0].length;
  for (let at = end; ; ) {
    const name = (whole ? whole.exec(line.open.slice(at))?.[0] : undefined) ?? freeName(line.open.slice(at));
    if (!name) break;
    names.push(name.replace(/^@|[.]$/g, ''));
    end = at + name.length;
    at = end + (separator.exec(line.open.slice(end))?.[0].length ?? line.text.length);
  }
  if (names.length === 0) return [];
  const words = line.take(begin.index, end);
  return names.map((value) => ({ value, words }));
}

/** A name as people write it; '' where a label begins. */
function freeName(text: string): string {
  const first = NAME.exec(text)?.[0];
  if (!first || /^[^@]*:/.test(text.slice(0, first.length + 1))) return '';
  return first + (MORE.exec(text.slice(first.length))?.[0] ?? '');
}

/** A name is one word after an at sign, or the whole name of somebody who is mentioned. */
function namesAfter(line: Line, before: string, and: string, mentioned: readonly string[] = []): Finding<string>[] {
  const whole = alternatives(mentioned);
  const one = [...(whole ? [`@?(?:${whole})`] : []), "@[\\p{L}][\\p{L}\\p{N}'’_-]*(?:\\.[\\p{L}\\p{N}]+)*"].join('|');
  const several = `(?<names>(?:${one})(?:(?:\\s*,\\s*(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+|\\s+(?=@))(?:${one}))*)`;
  return [...line.open.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${before}${several}(?![\\p{L}\\p{N}])`, 'giu'))].flatMap(
    (match) => {
      const words = line.take(match.index, match.index + match[0].length);
      const names = [...(match.groups?.names ?? '').matchAll(new RegExp(one, 'giu'))].map(([name]) =>
        name.replace(/^@/, ''),
      );
      return names.map((value) => ({ value, words }));
    },
  );
}
