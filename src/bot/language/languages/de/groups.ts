import type { GroupWords } from '../../groupWords';
import { rule } from './groupRules';

const ENDING = '(?:e[nmrs]?)?';

export const groups: GroupWords = {
  rule,
  visibilities: {
    Private: `privat${ENDING}`,
    Public: `(?:ö|oe)ffentlich${ENDING}`,
    HiddenMembership: `versteckt${ENDING}|verborgen${ENDING}`,
  },
  visibility: 'sichtbarkeit',
  description: '(?:(?:und )?mit |und )?(?:der |einer )?beschreibung',
  alias: 'alias|spitzname|mail-?alias|kurzname',
  type: 'typ|art',
  types: { security: 'sicherheit(?:sgruppe)?|security', microsoft365: 'm365|microsoft ?365|office ?365|o365' },
};
