import type { ReminderWords } from '../../reminderWords';
import { NUMBER, numberOf } from './words';

/** How English speakers ask to be reminded. */
export const reminders: ReminderWords = {
  lead: '(?:and )?(?:please )?(?:(?:set|add|with|create) )?(?:an? )?(?:remind me|reminder|alert me|alert|notify me|ping me)',
  link: 'on|at|for|@|due|by|it',
  goal: 'to|about|that i (?:need|have) to|that',
  before: `(?<count>half an|${NUMBER}) ?(?<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?) (?:before(?:hand)?|earlier|ahead|prior|in advance)(?: (?:it(?:['’]s| is)? )?due)?`,
  dayBefore: '(?:the |on the )?(?<which>day|night|evening|morning|week) before',
  countOf: (words) => (/^half/i.test(words) ? 0.5 : numberOf(words)),
  minutesOf: (unit) => ({ m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 })[unit.charAt(0).toLowerCase()] ?? 1,
  dayBeforeOf(which) {
    const word = which.toLowerCase();
    if (word === 'week') return { days: 7, time: '09:00' };
    return { days: 1, time: { night: '20:00', evening: '18:00' }[word] ?? '09:00' };
  },
};
