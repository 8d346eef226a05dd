import { checked, FieldProblem, people, required, text } from '../../forms/fields';

/** Graph takes this many owners and members together in one request. */
const MOST_PEOPLE = 20;

/** What every kind of group asks for; limits as in "Create group" of the Graph reference. */
export const groupFields = {
  displayName: required(text({ max: 256 })),
  description: text({ max: 1024 }),
  mailNickname: checked(text({ max: 64 }), mailNickname),
  owners: people(),
  members: people(),
};

interface People {
  readonly owners: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
}

export function checkPeople({ owners = [], members = [] }: People): Record<string, string> {
  const all = owners.length + members.length;
  if (all <= MOST_PEOPLE) return {};
  const sentence = `Choose at most ${MOST_PEOPLE} owners and members together (now ${all}). You can add more people later.`;
  return { [members.length >= owners.length ? 'members' : 'owners']: sentence };
}

/** ASCII but the characters that Graph refuses in a mail nickname. */
function mailNickname(typed: string): string {
  const refused = [...typed].find((character) => !/[!-~]/.test(character) || '@()\\[]";:<>,'.includes(character));
  if (refused === undefined) return typed;
  const shown = refused === ' ' ? 'spaces' : `“${refused}”`;
  throw new FieldProblem(`An alias cannot hold ${shown}. Use letters a to z, digits, and signs such as - or _.`);
}
