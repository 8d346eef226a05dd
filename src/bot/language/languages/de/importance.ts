import type { ImportanceWords } from '../../importanceWords';

const PRIORITY = '(?:priorität|prioritaet|prio|wichtigkeit|dringlichkeit)';
const ENDING = '(?:e[nmrs]?)?';

/** How German speakers say how important something is. */
export const importance: ImportanceWords = {
  flags: {
    urgent: `p0|(?:sehr |super )?dringend${ENDING}|brandeilig|asap|(?:höchste|hoechste) ${PRIORITY}`,
    high: `p1|(?:sehr |super )?wichtig${ENDING}|eilig|eilt|(?:mit )?(?:hohe[rn]?) ${PRIORITY}|${PRIORITY} (?:1|hoch)`,
    normal: `p2|(?:mit )?(?:normale[rn]?|mittlere[rn]?) ${PRIORITY}`,
    low: `p3|p4|(?:mit )?(?:niedrige[rn]?|geringe[rn]?) ${PRIORITY}|${PRIORITY} (?:3|niedrig)|(?:nicht|weniger) (?:so )?(?:dringend|wichtig|eilig)|unwichtig`,
  },
  levels: {
    dringend: 'urgent',
    urgent: 'urgent',
    hoch: 'high',
    high: 'high',
    wichtig: 'high',
    mittel: 'normal',
    normal: 'normal',
    niedrig: 'low',
    gering: 'low',
    low: 'low',
    unwichtig: 'low',
    '1': 'high',
    '2': 'normal',
    '3': 'low',
  },
  label: `${PRIORITY}|priority`,
};
