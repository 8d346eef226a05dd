import type { GroupWords } from '../../groupWords';
import { rule } from './groupRules';

export const groups: GroupWords = {
  rule,
  visibilities: { Private: 'private', Public: 'public', HiddenMembership: 'hidden(?: membership)?' },
  visibility: 'visibility',
  description: '(?:(?:and )?with |and )?(?:an? |the )?(?:description|desc)',
  alias: 'alias|nickname|mail ?nickname',
  type: 'type|kind',
  types: { security: 'security(?: group)?', microsoft365: 'm365|microsoft ?365|office ?365|o365|unified' },
};
