import { addDays } from '../../calendar';
import { afterHours, beginningOfNext, endOf, later, type Unit, weekday, weekdayOfNextWeek, weekend } from '../../days';
import { type DaySaid, type Form, wholeWords as form, type Today } from '../../forms';
import { DAY, LONG_DAY, NEXT, NUMBER, numberOf, PART, type Said, SHORT_DAY, timeOf, UNIT, weekdayOf } from './words';

const COMING = '(?:diese[nmrs]?|kommende[nmrs]?)';
const ADVERBS: Readonly<Record<string, number>> = { heute: 0, heut: 0, morgen: 1, übermorgen: 2, uebermorgen: 2 };

/** Days that are said from today: morgen, nächsten Freitag, in drei Tagen. */
export const relativeDays: readonly Form<DaySaid>[] = [
  form(`(?<adverb>${Object.keys(ADVERBS).join('|')})(?: (?<part>${PART}))?`, ({ adverb = '', part }, { day }) => ({
    day: addDays(day, ADVERBS[adverb.toLowerCase()] ?? 0),
    ...(part && { time: timeOf(part) }),
    needs: 'edge',
    midway: true,
  })),
  form(`(?<adverb>heute|morgen|übermorgen|uebermorgen) in (?<count>${NUMBER}) (?<unit>${UNIT})`, (said, today) =>
    laterThan(said, addDays(today.day, ADVERBS[said.adverb?.toLowerCase() ?? ''] ?? 0)),
  ),
  form(`(?:${COMING} )?(?<name>${LONG_DAY})(?: ?(?<part>${PART})s?)?`, ({ name = '', part }, today) => ({
    ...weekday(today, weekdayOf(name)),
    ...(part && { time: timeOf(part) }),
  })),
  form(String.raw`(?:${COMING} )?(?<name>${SHORT_DAY})\b\.?`, ({ name = '' }, today) =>
    /^\p{Lu}/u.test(name) ? { ...weekday(today, weekdayOf(name)), needs: 'connector' } : undefined,
  ),
  form(`${NEXT} (?<name>${DAY})`, ({ name = '' }, today) => weekdayOfNextWeek(today, weekdayOf(name))),
  form(`(?<name>${DAY}),? (?:der )?(?:${NEXT}|kommende[nr]?) woche`, ({ name = '' }, today) =>
    weekdayOfNextWeek(today, weekdayOf(name)),
  ),
  form(`(?:${NEXT}|kommende[nr]?) woche,? (?:am )?(?<name>${DAY})`, ({ name = '' }, today) =>
    weekdayOfNextWeek(today, weekdayOf(name)),
  ),
  form(`(?:(?:ü|ue)bern(?:ä|ae)chsten) (?<name>${DAY})`, ({ name = '' }, today) =>
    after(weekdayOfNextWeek(today, weekdayOf(name)), 7),
  ),
  form(`(?:${COMING} )?(?<name>${LONG_DAY}) in (?<count>${NUMBER}) (?<unit>wochen?)`, (said, today) =>
    laterThan(said, weekday(today, weekdayOf(said.name ?? '')).day),
  ),
  form(`(?:${COMING}|am|zum|übers) wochenende`, (_said, today) => weekend(today, 'this')),
  form(`(?:am )?${NEXT} wochenende`, (_said, today) => weekend(today, 'next')),
  form(`(?:${NEXT}|kommende[nmrs]?) (?<unit>woche|monat|quartal|jahr)`, ({ unit = '' }, today) =>
    beginningOfNext(today, unitOf(unit)),
  ),
  form('(?:(?:ü|ue)bern(?:ä|ae)chste[nrs]?) (?<unit>woche|monat|quartal|jahr)', ({ unit = '' }, today) =>
    later(beginningOfNext(today, unitOf(unit))?.day ?? today.day, 1, unitOf(unit)),
  ),
  form(
    `(?<unit>woche|monat|quartal|jahr)e?s-?ende|ende (?:der|dieser|diese|des|dieses) (?<of>woche|monat|quartal|jahr)e?s?`,
    (said, today) => endOf(today, unitOf(said.unit ?? said.of ?? '')),
  ),
  form(
    `(?<place>anfang|mitte|ende) (?:der )?(?:${NEXT}|kommende[nmrs]?) (?<unit>woche|monat|quartal|jahr)e?s?`,
    placeInNext,
  ),
  form('(?:zum )?(?:feierabend|dienstschluss)', (_said, today) => endOf(today, 'day')),
  form(`in (?:de[nr] n(?:ä|ae)chsten )?(?<count>${NUMBER}) (?<unit>${UNIT})`, (said, { day }) => laterThan(said, day)),
  form(`(?:innerhalb von|innerhalb|binnen) (?<count>${NUMBER}) (?<unit>${UNIT})`, (said, { day }) =>
    laterThan(said, day),
  ),
  form(
    String.raw`in (?:(?<part>einer halben|einer dreiviertel|einer viertel|anderthalb|eineinhalb) ?|(?<count>${NUMBER}|\d[,.]5) ?)(?<unit>stunden?|std\.?|h|minuten?|min\.?)`,
    elapsed,
  ),
];

function unitOf(words: string): Unit {
  const word = words.toLowerCase();
  const units: Readonly<Record<string, Unit>> = { w: 'week', m: 'month', q: 'quarter', j: 'year' };
  return units[word.charAt(0)] ?? 'day';
}

function after(said: DaySaid, count: number): DaySaid {
  return { ...said, day: addDays(said.day, count) };
}

function laterThan({ count = '', unit = '' }: Said, day: string): DaySaid | undefined {
  const number = numberOf(count);
  return number === undefined ? undefined : later(day, number, unitOf(unit));
}

function elapsed({ part = '', count = '', unit = '' }: Said, today: Today) {
  const parts: Readonly<Record<string, number>> = {
    'einer halben': 0.5,
    'einer viertel': 0.25,
    'einer dreiviertel': 0.75,
  };
  const number = part
    ? (parts[part.toLowerCase()] ?? 1.5)
    : /[,.]/.test(count)
      ? Number(count[0]) + 0.5
      : numberOf(count);
  if (number === undefined) return undefined;
  return afterHours(today, /^[sh]/i.test(unit) ? number : number / 60);
}

/** Monday, Wednesday or Friday of a week. */
function placeInNext({ place = '', unit = '' }: Said, today: Today): DaySaid | undefined {
  const start = beginningOfNext(today, unitOf(unit));
  if (/^e/i.test(place)) return endOf(today, unitOf(unit), 1);
  if (/^a/i.test(place)) return start;
  const middle: Readonly<Partial<Record<Unit, number>>> = { week: 2, month: 14 };
  const days = middle[unitOf(unit)];
  return start && days !== undefined ? after(start, days) : undefined;
}
