import { type Measures, plainOutcome } from '../http/measures';
import { recordOf, textOf } from '../json/json';
import type { CreationLog } from './creationLog';

/** A log that also counts what is finished, by kind, action and outcome, and how long it took from its first request on. */
export function measuredLog(log: CreationLog, measures: Measures): CreationLog {
  return {
    debug: (fields, words) => log.debug(fields, words),
    info: (fields, words) => {
      log.info(fields, words);
      if (words !== 'finished') return;
      const { kind, verb, outcome, ms } = recordOf(fields);
      const labels = { kind: textOf(kind), action: textOf(verb) || 'create', outcome: plainOutcome(textOf(outcome)) };
      measures.count('muster.creations', labels);
      measures.time('muster.creation.duration.seconds', Number(ms) || 0, labels);
    },
  };
}
