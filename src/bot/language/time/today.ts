import type { Context } from '../reading';
import { type Timed, wallClock } from '../wallClock';

/** What words are read against: the wall clock of the person and the order in which they write numbers. */
export interface Today extends Timed {
  readonly now: Date;
  readonly timeZone: string;
  /** Undefined where a locale has no order of its own, as Canadian English. */
  readonly order: 'day first' | 'month first' | undefined;
}

export function todayOf({ now, timeZone, locale }: Context): Today {
  return { now, timeZone, ...wallClock(now, timeZone), order: orderOf(locale) };
}

/** Americans write the month first; Canadians write both, and so are asked. */
function orderOf(locale: string): Today['order'] {
  const name = locale.toLowerCase().replace('_', '-');
  if (name === 'en-ca') return undefined;
  return ['', 'en', 'en-us', 'en-ph'].includes(name) ? 'month first' : 'day first';
}
