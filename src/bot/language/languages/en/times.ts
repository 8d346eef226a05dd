import { two } from '../../calendar';
import type { Form, TimeSaid } from '../../forms';

const form = (looks: string, means: Form<TimeSaid>['means']): Form<TimeSaid> => ({
  looks: new RegExp(looks, 'giu'),
  means,
});

const ZONES: Readonly<Record<string, string>> = {
  gmt: 'UTC',
  utc: 'UTC',
  bst: 'Etc/GMT-1',
  cet: 'Etc/GMT-1',
  cest: 'Etc/GMT-2',
  ist: 'Asia/Kolkata',
  est: 'Etc/GMT+5',
  edt: 'Etc/GMT+4',
  et: 'America/New_York',
  cst: 'Etc/GMT+6',
  cdt: 'Etc/GMT+5',
  ct: 'America/Chicago',
  mst: 'Etc/GMT+7',
  mdt: 'Etc/GMT+6',
  pst: 'Etc/GMT+8',
  pdt: 'Etc/GMT+7',
  pt: 'America/Los_Angeles',
  jst: 'Asia/Tokyo',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  msk: 'Europe/Moscow',
  eet: 'Etc/GMT-2',
  eest: 'Etc/GMT-3',
  wet: 'UTC',
  west: 'Etc/GMT-1',
  sast: 'Etc/GMT-2',
  awst: 'Etc/GMT-8',
  acst: 'Australia/Darwin',
  akst: 'Etc/GMT+9',
  hst: 'Etc/GMT+10',
  aest: 'Etc/GMT-10',
  aedt: 'Etc/GMT-11',
  nzst: 'Etc/GMT-12',
  nzdt: 'Etc/GMT-13',
};
const ZONE = `(?: ?(?<zone>${Object.keys(ZONES).join('|')})\\b| (?:${'(?<place>eastern|central|mountain|pacific)'})(?: time)?\\b)?`;
const PLACES: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
};
const PARTS: Readonly<Record<string, string>> = {
  noon: '12:00',
  midday: '12:00',
  morning: '09:00',
  afternoon: '15:00',
  evening: '18:00',
  night: '20:00',
};

/** Times of day as English speakers say them. */
export const times: readonly Form<TimeSaid>[] = [
  form(String.raw`(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))? ?(?<half>a|p)\.?m\b\.?${ZONE}`, halfDay),
  form(String.raw`(?<hour>\d{1,2})(?::(?<minute>[0-5]\d))?(?<half>[ap])`, (groups, today) =>
    weaker(halfDay(groups, today)),
  ),
  form(String.raw`(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)${ZONE}`, clock),
  form(String.raw`(?:at|@) ?(?<hour>1?\d|2[0-3])(?![:.]?\d)(?: o['’]?clock)?${ZONE}`, clock),
  form(String.raw`(?<hour>1?\d) o['’]?clock`, clock),
  form(String.raw`(?:at )?half past (?<hour>1?\d)`, ({ hour }) => open(Number(hour), 30)),
  form(String.raw`(?:at )?(?:a )?quarter past (?<hour>1?\d)`, ({ hour }) => open(Number(hour), 15)),
  form(String.raw`(?:at )?(?:a )?quarter to (?<hour>1?\d)`, ({ hour }) => open((Number(hour) + 11) % 12, 45)),
  form('(?:at )?(?<part>noon|midday)', ({ part = '' }) => ({
    time: PARTS[part.toLowerCase()] ?? '12:00',
    needs: 'edge',
  })),
  form('(?:in the )?(?<part>morning|afternoon|evening)', ({ part = '' }) => ({
    time: PARTS[part.toLowerCase()] ?? '09:00',
    needs: 'connector',
    part: true,
  })),
  form('(?:at )?(?<part>night)', () => ({ time: '20:00', needs: 'connector', part: true })),
];

function halfDay(
  { hour, minute = '00', half = '', zone, place }: Parameters<Form<TimeSaid>['means']>[0],
  _today?: unknown,
): TimeSaid | undefined {
  const number = Number(hour);
  if (number < 1 || number > 12) return undefined;
  const hours = (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return { time: `${two(hours)}:${minute}`, needs: 'edge', ...zoneOf(zone, place) };
}

function clock({ hour = '', minute, zone, place }: Parameters<Form<TimeSaid>['means']>[0]): TimeSaid | undefined {
  const number = Number(hour);
  const minutes = Number(minute ?? 0);
  const isDaytime = minute !== undefined && number >= 7 && number <= 12;
  const isSure =
    isDaytime || number === 12 || (hour.length === 2 && (number > 12 || number === 0 || hour.startsWith('0')));
  if (isSure || zone || place) return { time: `${two(number)}:${two(minutes)}`, needs: 'edge', ...zoneOf(zone, place) };
  if (number === 0 || number > 12)
    return number > 23 || number === 0 ? undefined : { time: `${two(number)}:${two(minutes)}`, needs: 'edge' };
  // 3:16 is more often a verse or a score than a time.
  const needs = minute === undefined || minutes % 5 === 0 ? 'edge' : 'connector';
  return { ...open(number, minutes), needs };
}

/** From seven in the morning to six in the evening first, the other half of the day as well. */
function open(hour: number, minute: number): TimeSaid {
  const early = (hour % 12) * 60 + minute;
  const both = [early, early + 12 * 60].map((minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
  const [time = '', other = ''] = early >= 7 * 60 ? both : [...both].reverse();
  return { time, others: [other], needs: 'edge' };
}

function weaker(said: TimeSaid | undefined): TimeSaid | undefined {
  return said && { ...said, needs: 'connector' };
}

function zoneOf(zone?: string, place?: string): { zone?: string } {
  const found = ZONES[zone?.toLowerCase() ?? ''] ?? PLACES[place?.toLowerCase() ?? ''];
  return found ? { zone: found } : {};
}
