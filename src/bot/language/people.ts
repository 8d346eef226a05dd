import type { Layer } from './layer';
import type { Line } from './line';
import { PeopleNames } from './names/peopleNames';
import type { Finding } from './reading';

/** `for @Dana and @Lee`, `assign to @Dana`; whoever is mentioned needs no word before. */
export const assignees: Layer = (line, { people, fold }, { known }) => {
  const names = new PeopleNames(line, people, known?.people ?? [], fold);
  const found = taken(line, names.marked(people.assign, false));
  return found.length > 0 ? { assignees: found } : {};
};

/** `owners:@Alex, @Dana Fox members:@Lee`: after a colon names may have several words and no at sign. */
export const ownersAndMembers: Layer = (line, { people, fold }, { known }) => {
  const reader = () => new PeopleNames(line, people, known?.people ?? [], fold);
  const namesOf = (label: readonly string[]) => [
    ...taken(line, reader().listed(label)),
    ...taken(line, reader().marked(label, true)),
  ];
  const owners = namesOf(people.owners);
  const members = [...namesOf(people.members), ...taken(line, reader().company())];
  return { ...(owners.length > 0 && { owners }), ...(members.length > 0 && { members }) };
};

function taken(line: Line, found: ReturnType<PeopleNames['marked']>): Finding<string>[] {
  return found.flatMap(({ names, start, end }) => {
    const words = line.take(start, end);
    return names.map((value) => ({ value, words }));
  });
}
