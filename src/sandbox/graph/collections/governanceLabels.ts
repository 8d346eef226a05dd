import type { Collection } from '../collection';
import { addLabelReads } from '../security/addLabelReads';
import { sensitivityLabels } from '../security/sensitivityLabels';

/** `/security/dataSecurityAndGovernance/sensitivityLabels`, and the same under `/me`: what `assignedLabels` may name. */
export const collection: Collection = {
  versions: ['v1.0'],
  permissions: { 'SensitivityLabel.Read': 'Read the sensitivity labels that are published to you' },
  register(routes) {
    const type = 'microsoft.graph.sensitivityLabel';
    const items = sensitivityLabels.map(({ color: _color, ...label }, priority) => ({
      ...label,
      displayName: label.name,
      autoTooltip: null,
      actionSource: 'manual',
      priority,
      isEndpointProtectionEnabled: false,
      isScopedToUser: true,
      locale: null,
    }));
    for (const place of ['/me', '/security']) {
      const path = `${place}/dataSecurityAndGovernance/sensitivityLabels`;
      addLabelReads(routes, { path, permission: 'SensitivityLabel.Read', type, items });
    }
  },
};
