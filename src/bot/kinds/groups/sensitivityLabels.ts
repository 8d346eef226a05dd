import type { Graph } from '../../graph/graph';
import { say } from '../../i18n/localizedText';
import type { More } from '../kind';
import { choicesOf, type ListShape } from '../longLists';
import { optionalList } from '../optionalList';

interface SensitivityLabel {
  readonly id: string;
  readonly name: string | null;
}

/** Teams takes no card above 100 KB. */
const MOST_LABELS = 50;
const LONGEST_TITLE = 60;
const NO_LABELS = say`The labels of your organisation cannot be read now. The group can be created without one.`;

/** The organisation's sensitivity labels for a group; hardly anybody may set one. */
export const sensitivityLabels: More = {
  permissions: { 'SensitivityLabel.Read': say`offer the sensitivity labels of the organisation` },

  async options(graph, { assignedLabels: chosen } = {}, wanted = {}) {
    const labels = choicesOf(graph, LABELS, { ...wanted, words: '', chosen });
    return { assignedLabels: await optionalList(labels, NO_LABELS) };
  },
};

const LABELS_PATH = '/v1.0/security/dataSecurityAndGovernance/sensitivityLabels';
const LABELS: ListShape<SensitivityLabel> = {
  field: 'assignedLabels',
  path: LABELS_PATH,
  choice: ({ id, name }) => (name ? { title: name, value: id } : undefined),
  most: MOST_LABELS,
  longest: LONGEST_TITLE,
};

/** The name of a label by its id; nothing where none was chosen, or the label is gone. */
export async function labelNames(id: string | undefined, graph: Graph): Promise<Readonly<Record<string, string>>> {
  if (!id) return {};
  const label = (await labelsOf(graph)).find((one) => one.id === id);
  return label?.name ? { [id]: label.name } : {};
}

function labelsOf(graph: Graph): Promise<SensitivityLabel[]> {
  return graph.list(LABELS_PATH);
}
