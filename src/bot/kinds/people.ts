import type { Problems } from '../forms/readForm';
import { type Graph, odataString } from '../graph/graph';
import { counted, type LocalizedText, say } from '../i18n/localizedText';

/** Graph compares with so many values in one `$filter`. */
const AT_ONCE = 15;

export const peoplePermissions = { 'User.ReadBasic.All': say`look up people by name` };

/** People in words, by object id. */
export type Names = Readonly<Record<string, string>>;

/** The names of people; whoever has left the directory has none. */
export async function namesOf(ids: readonly string[], graph: Graph): Promise<Names> {
  const asked = [...new Set(ids)];
  const groups = Array.from({ length: Math.ceil(asked.length / AT_ONCE) }, (_, i) =>
    asked.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );
  const found = await Promise.all(
    groups.map((some) =>
      graph.list<{ id: string; displayName: string }>('/v1.0/users', {
        $filter: `id in (${some.map(odataString).join(',')})`,
        $select: 'id,displayName',
      }),
    ),
  );
  return Object.fromEntries(found.flat().map(({ id, displayName }) => [id, displayName]));
}

/** A sentence for each field with somebody who has no name any more. */
export function missingPeople(fields: Readonly<Record<string, readonly string[] | undefined>>, names: Names): Problems {
  const problems = Object.entries(fields).flatMap(([field, ids = []]) => {
    const left = ids.filter((id) => !Object.hasOwn(names, id)).length;
    if (left === 0) return [];
    return [[field, goneInWords(left)]];
  });
  return Object.fromEntries(problems);
}

function goneInWords(people: number): LocalizedText {
  return counted(
    people,
    say`One person chosen here is no longer in the directory. Take them out, or choose again.`,
    say`${people} people chosen here are no longer in the directory. Take them out, or choose again.`,
  );
}
