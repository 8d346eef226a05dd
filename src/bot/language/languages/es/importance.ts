import type { ImportanceWords } from '../../importanceWords';

const PRIORITY = '(?:prioridad|importancia|urgencia)';

/** How Spanish speakers say how important something is. */
export const importance: ImportanceWords = {
  flags: {
    urgent: `p0|(?:muy |súper |super )?urgente(?:mente)?|lo antes posible|cuanto antes|asap`,
    high: `p1|(?:muy |súper |super )?importante|(?:con |de )?(?:alta ${PRIORITY}|${PRIORITY} (?:alta|máxima|maxima|1))`,
    normal: `p2|(?:con |de )?${PRIORITY} (?:normal|media|2)`,
    low: `p3|p4|(?:con |de )?(?:baja ${PRIORITY}|${PRIORITY} (?:baja|3))|(?:no es |no |poco )(?:urgente|importante)`,
  },
  levels: {
    urgente: 'urgent',
    urgent: 'urgent',
    máxima: 'high',
    alta: 'high',
    high: 'high',
    importante: 'high',
    media: 'normal',
    normal: 'normal',
    baja: 'low',
    low: 'low',
    '1': 'high',
    '2': 'normal',
    '3': 'low',
  },
  label: `${PRIORITY}|priority`,
};
