import type { ImportanceWords } from '../../importanceWords';

/** How English speakers say how important something is. */
export const importance: ImportanceWords = {
  flags: {
    urgent: 'p0|urgent(?:ly)?|asap',
    high: 'p1|very important|important|(?:high|top) (?:priority|prio|importance)|prio(?:rity)? (?:1|high)',
    normal: 'p2|(?:normal|medium) (?:priority|prio|importance)',
    low: 'p3|p4|(?:low) (?:priority|prio|importance)|not urgent|not important',
  },
  levels: {
    urgent: 'urgent',
    high: 'high',
    important: 'high',
    medium: 'normal',
    normal: 'normal',
    low: 'low',
    '1': 'high',
    '2': 'normal',
    '3': 'low',
  },
  label: 'priority|prio|importance',
};
