import type { More } from '../kind';

/** The organisation's sensitivity labels for a group; hardly anybody may set one. */
export const sensitivityLabels: More = {
  permissions: ['SensitivityLabel.Read'],

  async options(graph) {
    const labels = await graph.list<{ id: string; name: string }>(
      '/v1.0/security/dataSecurityAndGovernance/sensitivityLabels',
    );
    return { assignedLabels: labels.map(({ id, name }) => ({ title: name, value: id })) };
  },
};
