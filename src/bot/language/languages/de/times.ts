import { two } from '../../calendar';
import { type Form, wholeWords as form, type TimeSaid } from '../../forms';
import { HOUR, numberOf, type Said, timeOf } from './words';

const ZONES: Readonly<Record<string, string>> = {
  gmt: 'UTC',
  utc: 'UTC',
  wez: 'UTC',
  bst: 'Etc/GMT-1',
  mez: 'Etc/GMT-1',
  cet: 'Etc/GMT-1',
  mesz: 'Etc/GMT-2',
  cest: 'Etc/GMT-2',
  oez: 'Etc/GMT-2',
  est: 'Etc/GMT+5',
  edt: 'Etc/GMT+4',
  pst: 'Etc/GMT+8',
  pdt: 'Etc/GMT+7',
};
const ZONE = `(?: ?(?<zone>${Object.keys(ZONES).join('|')})\\b)?`;
const ABOUT = '(?<about>(?:so |ca\\.? |etwa )?(?:um|gegen) |punkt |@ ?)';
const SPOKEN = '[1-9]|1[0-2]|eins|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf';
const END_OF_RANGE = '[0-2]?\\d(?:[:.][0-5]\\d)? ?uhr';
/** The hour of dawn: earlier ones are more often those of the afternoon. */
const DAWN = 7;

/** Times of day as German speakers say them. */
export const times: readonly Form<TimeSaid>[] = [
  form(`${ABOUT}?(?<hour>${HOUR})(?:[:.](?<minute>[0-5]\\d))? ?uhr(?: (?<after>[0-5]\\d))?\\b${ZONE}`, clock),
  form(`${ABOUT}?(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)${ZONE}`, digital),
  form(`${ABOUT}(?<hour>[01]?\\d|2[0-4])\\.(?<minute>[0-5]\\d)(?![.\\d])${ZONE}`, clock),
  form(`${ABOUT}(?<hour>[01]?\\d|2[0-4]) ?h`, clock),
  form('(?<hour>[01]?\\d|2[0-4])\\.(?<minute>[0-5]\\d)(?![.\\d])', (said) => weaker(clock(said))),
  form(`(?:von|zwischen) (?<hour>[01]?\\d|2[0-4])(?= (?:bis|und) ${END_OF_RANGE})`, clock),
  form(`(?<hour>[01]?\\d|2[0-4])(?=(?: bis | ?[-–] ?)${END_OF_RANGE})`, clock),
  form(`${ABOUT}(?<hour>[01]?\\d|2[0-3]|${SPOKEN})(?![:.]?\\d)`, roughly),
  form(`${ABOUT}?halb (?<hour>${SPOKEN})`, (said) => open(hourBefore(said), 30, said)),
  form(`${ABOUT}?(?:dreiviertel|viertel vor) (?<hour>${SPOKEN})`, (said) => open(hourBefore(said), 45, said)),
  form(`${ABOUT}?viertel nach (?<hour>${SPOKEN})`, (said) => open(numberOf(said.hour ?? '') ?? 0, 15, said)),
  form('(?:am |gegen |zu )?(?:mittags?)', () => ({ time: '12:00', needs: 'connector', part: true })),
  form('(?:am |gegen )?(?<part>vormittag|nachmittag|abend|früh|frueh)s?', partOfDay),
  form('am (?<part>morgen)|(?<adverb>morgen|nacht)s|in der (?<night>nacht)', ({ part, adverb, night }) =>
    partOfDay({ part: part ?? adverb ?? night }),
  ),
];

/** Written with “Uhr”, hours count to 24; of the first six the other half of the day stays open. */
function clock({ hour = '', minute, after, zone, about }: Said): TimeSaid | undefined {
  const number = numberOf(hour);
  if (number === undefined || number > 23) return undefined;
  const time = `${two(number)}:${minute ?? after ?? '00'}`;
  const isOpen = number > 0 && number < DAWN && !hour.startsWith('0') && !zone;
  const others = isOpen ? { others: [`${two(number + 12)}${time.slice(2)}`] } : {};
  return { time, needs: 'edge', ...others, ...zoneOf(zone), ...midway(about) };
}

/** 3:16 is more often a verse or a score than a time. */
function digital(said: Said): TimeSaid | undefined {
  const found = clock(said);
  const isSure = said.about || said.hour?.length === 2 || Number(said.minute) % 5 === 0;
  return isSure ? found : weaker(found);
}

/** “um 3”, without “Uhr”: either three. */
function roughly({ hour = '', about }: Said): TimeSaid | undefined {
  const number = numberOf(hour);
  if (number === undefined || number > 23) return undefined;
  const isSure = number > 12 || number === 0 || hour.startsWith('0');
  return isSure ? { time: `${two(number)}:00`, needs: 'edge', ...midway(about) } : open(number, 0, { about });
}

function open(hour: number, minute: number, { about }: Said): TimeSaid {
  const early = hour % 12;
  const [first, other] = early >= DAWN ? [early, early + 12] : [early + 12, early];
  return {
    time: `${two(first)}:${two(minute)}`,
    others: [`${two(other)}:${two(minute)}`],
    needs: 'edge',
    ...midway(about),
  };
}

/** Half nine is half past eight. */
function hourBefore({ hour = '' }: Said): number {
  return ((numberOf(hour) ?? 0) + 11) % 12;
}

function partOfDay({ part = '' }: Said): TimeSaid {
  return { time: timeOf(part), needs: 'connector', part: true };
}

function weaker(said: TimeSaid | undefined): TimeSaid | undefined {
  return said && { ...said, needs: 'connector' };
}

function midway(about: string | undefined): { midway?: true } {
  return about ? { midway: true } : {};
}

function zoneOf(zone?: string): { zone?: string } {
  const found = ZONES[zone?.toLowerCase() ?? ''];
  return found ? { zone: found } : {};
}
