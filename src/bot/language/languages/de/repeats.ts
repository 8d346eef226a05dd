import type { RepeatWords } from '../../repeatWords';
import { rules } from './rules';
import { DAY, MONTH, NTH, NUMBER, numberOf } from './words';

const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  t: 'day',
  w: 'week',
  m: 'month',
  j: 'year',
};
const EVERY = 'jede[ns]?';
const OF_MONTH = '(?:im|des|eines|jede[ns]|eines jeden) monats?';
const TIMES = `(?:zwei|drei|vier|fünf|sechs|mehr|\\d{1,2} ?)(?:mal|x)`;

/** How German speakers say repetitions. */
export const repeats: RepeatWords = {
  rules,
  unsupportedRecurrence: [
    'stündlich|stuendlich|minütlich',
    `alle (?:(?:${NUMBER}|paar) )?(?:stunden|minuten|min|sekunden)`,
    `${EVERY} (?:(?:halbe|${NTH}) )?(?:stunde|minute|viertelstunde)`,
    `${TIMES} (?:am|im|in der|pro|die|täglich|wöchentlich|monatlich|jährlich|${EVERY})(?: (?:tag|woche|monat|jahr|quartal))?`,
    `(?:täglich|wöchentlich|monatlich|jährlich|${EVERY} (?:tag|woche|monat|jahr)) ${TIMES}`,
    `(?:${EVERY}|am|jeweils am) (?:vor|zweit|dritt)letzten [a-z]+(?: ${OF_MONTH})?`,
    `(?:${EVERY} |am )\\d{1,2}\\. (?:und|&) (?:am )?\\d{1,2}\\.(?: ${OF_MONTH})?`,
    `${EVERY} (?:${NTH}|letzten) (?:und|&|oder) (?:${NTH}|letzten) (?:${DAY})(?: ${OF_MONTH})?`,
    'alle paar (?:tage|wochen|monate|jahre)|ab und zu|hin und wieder',
    `(?:${EVERY}|in|alle) (?:un)?geraden? (?:kalender)?(?:woche|wochen|kw|tage?|monate?)`,
    `${EVERY} (?:${MONTH})(?! ?\\d)|${EVERY} (?:schaltjahr|vollmond|neumond|saison|semester|frühling|sommer|herbst|winter)`,
  ].join('|'),
  restrictions: [
    ',? ?(?:außer|ausser|bis auf|aber nicht|nur nicht|nicht|ausgenommen|mit ausnahme|es sei denn|wenn|falls|sofern|solange|sobald)(?!\\p{L})',
    `,? ohne (?:${DAY}|wochenenden?|feiertage)(?!\\p{L})`,
    `,? (?:und|oder|&) (?:am |${EVERY} |den |alle )?(?:\\d{1,2}\\.|${NTH}|letzten|(?:${DAY})s?)(?![\\p{L}\\p{N}])`,
    ' in (?:un)?geraden (?:kalender)?wochen',
    `,? (?:im|in|ab|nur im) (?:${MONTH})(?![\\p{L}\\p{N}]| ?\\d)`,
    ' (?:im|des) (?:quartals?|jahre?s?|semesters?)(?!\\p{L})',
  ].join('|'),
  until: 'bis (?:einschließlich|zum|zur)|bis|endet am|endend am',
  times: `(?:insgesamt )?(?:(?<count>\\d{1,3}|${NUMBER}) ?mal|(?<digits>\\d{1,3}) ?x)`,
  span: `(?:(?:für|fuer|über|ueber) (?:die )?)?(?:n(?:ä|ae)chsten )?(?<count>${NUMBER}) (?<unit>tage?n?|wochen?|monate?n?|jahre?n?)(?: lang)?`,
  countOf: numberOf,
  unitOf: (words) => UNITS[words.charAt(0).toLowerCase()],
  connector: 'am|wiederholt(?: sich)?|wiederholen|wiederkehrend|immer|jeweils|und zwar',
  follows:
    'am|um|bis|ab|für|fuer|über|ueber|gegen|beginnend|von|vom|zum|mit|bei|halb|\\d{1,2}(?:[.:]\\d\\d)? ?uhr|\\d{1,2}:\\d\\d',
};
