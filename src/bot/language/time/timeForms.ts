import { halfDay, roughly, spoken } from './clockTimes';
import type { Form } from './form';
import type { Meaning, TimeSaid } from './meaning';

/** Times of day as all languages say them. */
export const timeForms: readonly Form[] = [
  form('clocktime', 'clock|digital', ({ time }) => time),
  form('clocktime', 'digital|dotclock oclock', ({ time }) => time),
  form('clocktime', 'about dotclock', ({ time }) => time),
  form('clocktime', 'number meridiem', ({ number = 0, meridiem }) => meridiem && halfDay(number, 0, meridiem)),
  form('clocktime', 'a:number b:number meridiem', ({ a, b, meridiem }) =>
    meridiem && isMinute(b?.number) ? halfDay(a?.number ?? 0, b?.number ?? 0, meridiem) : undefined,
  ),
  form('clocktime', 'digital|dotclock meridiem', ({ time, meridiem }) => time && meridiem && inHalf(time, meridiem)),
  form('clocktime', 'number oclock', ({ number = 0 }) => roughly(number)),
  form('clocktime', 'a:number oclock b:number', ({ a, b }) =>
    isTens(b?.number) ? spoken(a?.number ?? -1, b?.number) : undefined,
  ),
  spokenForm('clocktime', 'half past number', ({ number = -1 }) => spoken(number, 30)),
  spokenForm('clocktime', 'one? quarter past number', ({ number = -1 }) => spoken(number, 15)),
  spokenForm('clocktime', 'one? quarter toward number', ({ number = -1 }) => spoken(number - 1, 45)),
  spokenForm('time', 'about a:number minute? past b:number', ({ a, b }) =>
    isMinute(a?.number) ? spoken(b?.number ?? -1, a?.number) : undefined,
  ),
  spokenForm('time', 'about a:number minute? toward b:number', ({ a, b }) =>
    isMinute(a?.number) ? spoken((b?.number ?? -1) - 1, 60 - (a?.number ?? 0)) : undefined,
  ),

  form('zoned', 'clocktime zone zonetime?', ({ time, zone }) => time && { ...time, zone, needs: undefined }),
  form('zoned', 'clocktime', ({ time }) => time),
  form('time', 'about? zoned', ({ time }) => time),
  form('time', 'about padded', ({ number = 0 }) => ({ time: `${String(number).padStart(2, '0')}:00`, midway: true })),
  form('time', 'about number zone?', ({ number = -1, zone }) => counting(midway(zoned(roughly(number), zone)))),
  form('time', 'about a:number b:number', ({ a, b }) =>
    isTens(b?.number) ? spoken(a?.number ?? -1, b?.number) : undefined,
  ),
  form('time', 'about? noon', () => ({ time: '12:00' })),
  form('time', 'about? midnight', () => ({ time: '00:00', isUnread: true })),
  form('time', 'the? closing', () => ({ time: '17:00', isToday: true })),
  form('time', 'part', ({ part }) => partOf(part, 'connector')),
  form('time', 'in|on|over|about the? part', ({ part }) => partOf(part)),
];

function form(of: string, looks: string, time: (said: Meaning) => TimeSaid | undefined): Form {
  return {
    of,
    looks,
    means: (said) => {
      const found = time(said);
      return found && { time: found };
    },
  };
}

function inHalf({ time }: TimeSaid, meridiem: 'am' | 'pm'): TimeSaid | undefined {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return halfDay(hour > 12 ? hour - 12 : hour, minute, meridiem);
}

/** A time in words, whose half of the day may be said. */
function spokenForm(of: string, looks: string, time: (said: Meaning) => TimeSaid | undefined): Form {
  return form(of, `${looks} meridiem?`, (said) => {
    const found = midway(time(said));
    return found && said.meridiem ? inHalf(found, said.meridiem) : found;
  });
}

/** Minutes that are said with no word between: nine thirty, but not nine two. */
function isTens(number = -1): boolean {
  return isMinute(number) && number > 9;
}

function isMinute(number = -1): boolean {
  return Number.isInteger(number) && number >= 0 && number < 60;
}

function midway(time: TimeSaid | undefined): TimeSaid | undefined {
  return time && { ...time, midway: true };
}

/** A bare number counts whatever stands after it. */
function counting(time: TimeSaid | undefined): TimeSaid | undefined {
  return time && { ...time, mayCount: time.zone === undefined };
}

function zoned(time: TimeSaid | undefined, zone: string | undefined): TimeSaid | undefined {
  return time && zone ? { time: time.time, zone } : time;
}

function partOf(part: string | undefined, needs?: TimeSaid['needs']): TimeSaid | undefined {
  return part === undefined ? undefined : { time: part, part: true, ...(needs && { needs }) };
}
