import type { Graph } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { Choice, More } from '../kind';
import { optionalList } from '../optionalList';

interface SensitivityLabel {
  readonly id: string;
  readonly name: string;
}

/** Teams takes no card above 100 KB. */
const MOST_LABELS = 50;
const LONGEST_TITLE = 60;
const NO_LABELS = say`The labels of your organisation cannot be read now. The group can be created without one.`;

/** The organisation's sensitivity labels for a group; hardly anybody may set one. */
export const sensitivityLabels: More = {
  permissions: { 'SensitivityLabel.Read': say`offer the sensitivity labels of the organisation` },

  async options(graph) {
    return { assignedLabels: await optionalList(labelChoices(graph), NO_LABELS) };
  },
};

async function labelChoices(graph: Graph): Promise<Choice[]> {
  const labels = (await labelsOf(graph)).slice(0, MOST_LABELS);
  return labels.map(({ id, name }) => ({ title: name.slice(0, LONGEST_TITLE), value: id }));
}

/** The name of a label by its id; nothing where none was chosen, or the label is gone. */
export async function labelNames(id: string | undefined, graph: Graph): Promise<Readonly<Record<string, string>>> {
  if (!id) return {};
  const label = (await labelsOf(graph)).find((one) => one.id === id);
  return label ? { [id]: label.name } : {};
}

function labelsOf(graph: Graph): Promise<SensitivityLabel[]> {
  return graph.list('/v1.0/security/dataSecurityAndGovernance/sensitivityLabels');
}
