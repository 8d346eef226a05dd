import type { Collection } from '../collection';
import { addLabelReads } from '../security/addLabelReads';
import { sensitivityLabels } from '../security/sensitivityLabels';

/** `/me/security/informationProtection/sensitivityLabels`: the older reading of the labels, which only beta has. */
export const collection: Collection = {
  versions: ['beta'],
  permissions: { 'InformationProtectionPolicy.Read': 'Read your sensitivity labels and label policies' },
  register(routes) {
    const items = sensitivityLabels.map(({ toolTip, isDefault: _isDefault, ...label }, sensitivity) => ({
      ...label,
      sensitivity,
      tooltip: toolTip,
      isActive: true,
      isAppliable: true,
      contentFormats: ['file', 'email', 'site', 'unifiedGroup'],
      parent: null,
    }));
    addLabelReads(routes, {
      path: '/me/security/informationProtection/sensitivityLabels',
      permission: 'InformationProtectionPolicy.Read',
      type: 'microsoft.graph.security.sensitivityLabel',
      items: () => items,
    });
  },
};
