import type { Today } from './forms';
import type { Context } from './reading';
import { wallClock } from './wallClock';

/** What the words of a line are read against. */
export function todayOf({ now, timeZone, locale }: Context): Today {
  return { now, timeZone, ...wallClock(now, timeZone), order: orderOf(locale) };
}

/** Americans write the month first; Canadians write both, and so are asked. */
function orderOf(locale: string): Today['order'] {
  const name = locale.toLowerCase().replace('_', '-');
  if (name === 'en-ca') return undefined;
  return ['', 'en', 'en-us', 'en-ph'].includes(name) ? 'month first' : 'day first';
}
