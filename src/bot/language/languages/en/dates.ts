import type { DateWords } from '../../dateWords';
import { chronoDays } from './chrono';
import { days } from './days';
import { times } from './times';

/** The words around days and times in English. */
export const dates: DateWords = {
  days,
  times,
  library: chronoDays,
  glue: 'at|@|on|by|in the|before|from',
  or: 'or|/',
  range: 'to|until|till|through|thru|-|–|—',
  from: 'from|between',
  between: { before: 'between', and: 'and' },
  due: 'due(?: date)?(?: on| by| at)?|deadline(?: is)?|by|on|before|no later than|not later than',
  start: 'start(?:s|ing)?(?: on| from| at)?|begin(?:s|ning)?(?: on| from)?|from',
  clings:
    "for|of|about|since|before|after|than|in|like|the|an?|my|our|your|his|her|their|its|and|or|with|from|to|vs|between|no|not|every|each|last|until|till|per|around|re|regarding|as|is|was|one|'s|into|past|plan|version|chapter|page|room|via|until",
  goesOn:
    'about|with|for|to|at|in|and|re|regarding|from|before|after|then|on|by|because|so|if|when|or|but|using|via|near|please|remind|reminder|starting|begin|until|due|every|each|@',
};
