import type { GroupWords } from '../../groupWords';
import { rule } from './groupRules';

export const groups: GroupWords = {
  rule,
  visibilities: {
    Private: 'privad[oa]s?',
    Public: 'p(?:ú|u)blic[oa]s?',
    HiddenMembership: 'ocult[oa]s?',
  },
  visibility: 'visibilidad',
  description: '(?:(?:y )?con |y )?(?:la |una )?(?:descripci(?:ó|o)n|desc)',
  alias: 'alias|apodo',
  type: 'tipo',
  types: { security: '(?:de )?seguridad|security', microsoft365: 'm365|microsoft ?365|office ?365|o365' },
};
