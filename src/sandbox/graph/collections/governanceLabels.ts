import type { Collection } from '../collection';
import { addLabelReads } from '../security/addLabelReads';
import { moreLabels, type SensitivityLabel, seededLabels, sensitivityLabels } from '../security/sensitivityLabels';

/** `/security/dataSecurityAndGovernance/sensitivityLabels`, and the same under `/me`: what `assignedLabels` may name. */
export const collection: Collection = {
  versions: ['v1.0'],
  permissions: { 'SensitivityLabel.Read': 'Read the sensitivity labels that are published to you' },
  register(routes, fixture) {
    const type = 'microsoft.graph.sensitivityLabel';
    const labels = () => [...sensitivityLabels, ...seededLabels(moreLabels(fixture).amount)];
    const shown = ({ color: _color, ...label }: SensitivityLabel, priority: number) => ({
      ...label,
      displayName: label.name,
      autoTooltip: null,
      actionSource: 'manual',
      priority,
      isEndpointProtectionEnabled: false,
      isScopedToUser: true,
      locale: null,
    });
    const items = () => labels().map(shown);
    for (const place of ['/me', '/security']) {
      const path = `${place}/dataSecurityAndGovernance/sensitivityLabels`;
      addLabelReads(routes, { path, permission: 'SensitivityLabel.Read', type, items });
    }
  },
};
