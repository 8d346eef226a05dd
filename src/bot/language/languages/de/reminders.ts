import type { ReminderWords } from '../../reminderWords';
import { NUMBER, numberOf, timeOf } from './words';

const NOUN = '(?:mir )?(?:bitte )?(?:eine )?erinnerung';

/** How German speakers ask to be reminded. */
export const reminders: ReminderWords = {
  lead: [
    '(?:und )?(?:bitte )?(?:erinnere?|erinnern sie) (?:mich|uns)(?: bitte)?(?: mal)?',
    `(?:setze?|stelle?|erstelle?|lege?) ${NOUN}(?: (?:ein|an))?`,
    'neue erinnerung',
    '(?:mit |und )?erinnerung(?! an(?!\\p{L}))',
  ].join('|'),
  link: '(?:daran,? )?(?:am|um|ab|zum|den|für|bitte)|daran,?|bitte daran,?',
  goal: '(?:bitte )?(?:daran(?: zu)?(?: erinnern)?(?:, dass (?:ich|wir))?|an|ans|dass (?:ich|wir))',
  around: { lead: '(?:mich|uns)', end: '(?:daran )?(?:zu )?erinnern' },
  before: `(?<count>eine halbe|${NUMBER}) ?(?<unit>minuten?|min\\.?|stunden?|std\\.?|h|tage?|wochen?) (?:vorher|davor|zuvor|im voraus|vor (?:f(?:ä|ae)lligkeit|ablauf|termin|beginn))`,
  dayBefore: '(?:am )?(?<which>vortag|vorabend|tag (?:davor|vorher|zuvor)|abend (?:davor|vorher|zuvor))',
  countOf: (words) => (/halbe/i.test(words) ? 0.5 : numberOf(words)),
  minutesOf: (unit) => ({ m: 1, s: 60, h: 60, t: 24 * 60, w: 7 * 24 * 60 })[unit.charAt(0).toLowerCase()] ?? 1,
  dayBeforeOf: (which) => ({ days: 1, time: /abend/i.test(which) ? timeOf('abend') : timeOf('morgen') }),
};
