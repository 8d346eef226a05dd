import type { Graph } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Creation, Prepared } from '../kind';
import { missingPeople, namesOf } from '../people';
import { alikeObjects, groupsAlike, isAliasTaken, isNamedSo } from './alikeGroups';
import type { GroupValues } from './groupFields';
import { namingPolicyRefusal } from './namingPolicy';
import type { GroupTraits } from './newGroup';
import { labelNames } from './sensitivityLabels';

/** The names of the people, whether name and alias may be used, and the groups that could be mistaken for the new one. */
export async function prepareGroup(
  values: GroupValues,
  traits: GroupTraits,
  graph: Graph,
  { cloud }: Pick<Creation, 'cloud'>,
): Promise<Prepared> {
  const { owners = [], members = [], assignedLabels } = values;
  const [names, labels, there, refusal] = await Promise.all([
    namesOf([...owners, ...members], graph),
    labelNames(assignedLabels, graph),
    groupsAlike(values, graph),
    namingPolicyRefusal(values, traits, graph),
  ]);
  if (refusal) throw refusal;
  const problems = {
    ...missingPeople({ owners, members }, names),
    ...(assignedLabels && !labels[assignedLabels] && { assignedLabels: say`This label is gone. Choose another one.` }),
  };
  const existingIds = there.map(({ id }) => id);
  // Graph refuses an alias that is taken, and names whatever else is wrong with the names.
  const named = isAliasTaken(values, traits, there) ? [] : there.filter((one) => isNamedSo(one, values));
  const alike = alikeObjects(named, traits, cloud);
  return { problems, existingIds, facts: { ...names, ...labels }, alike };
}
