import { objectOf, objectsIn } from '../../dist/sandbox/teams/json.js';

/**
 * What the bot's reader is told beside a line, out of the context of a case.
 * @param {import('../../dist/sandbox/teams/json.js').Json} context
 * @returns {import('../../dist/bot/language/reading.js').Context}
 */
export function contextOf({ timestamp, localTimezone, locale, known }) {
  const { lists } = objectOf(known);
  const plans = objectsIn(known, 'plans');
  return {
    now: new Date(`${timestamp}`),
    timeZone: `${localTimezone}`,
    locale: `${locale}`,
    known: {
      lists: textsOf(lists),
      plans: plans.map(({ title, buckets }) => ({ title: `${title}`, buckets: textsOf(buckets) })),
    },
  };
}

/** @param {unknown} list */
function textsOf(list) {
  return Array.isArray(list) ? list.map(String) : [];
}
