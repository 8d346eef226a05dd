import { alternatives } from './alternatives';
import type { Layer } from './layer';
import type { Line } from './line';
import type { Finding } from './reading';

/** `for @Dana and @Lee`, `assign to @Dana`. */
export const assignees: Layer = (line, { people: { assign, and } }, { known }) => {
  const found = namesAfter(line, `(?:(?:${assign})\\s*:?\\s*)?`, and, known?.people);
  return found.length > 0 ? { assignees: found } : {};
};

/** `owners:@Alex,@Dana members:@Lee`. */
export const ownersAndMembers: Layer = (line, { people: { owners, members, and } }, { known }) => {
  const found = {
    owners: namesAfter(line, `(?:${owners})\\s*:?\\s*`, and, known?.people),
    members: namesAfter(line, `(?:${members})\\s*:?\\s*`, and, known?.people),
  };
  return {
    ...(found.owners.length > 0 && { owners: found.owners }),
    ...(found.members.length > 0 && { members: found.members }),
  };
};

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
