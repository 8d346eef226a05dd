import type { Item } from '../collection';
import { isItem } from '../jsonBody';
import { isDate } from './dateTimeTimeZone';
import { notConvertible } from './outlookErrors';
import { listOf, oneOf, type Reader, record, text, wholeNumber } from './readers';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const dayOfWeek = oneOf('microsoft.graph.dayOfWeek', days);
const atLeastOne = wholeNumber(1, 999);

const date: Reader<string> = (value, path) => {
  if (typeof value === 'string' && isDate(value)) return value;
  throw notConvertible(value, 'Microsoft.OData.Edm.Date', path);
};

/** What each type of pattern cannot do without. */
const patterns: Readonly<Record<string, readonly string[]>> = {
  daily: ['interval'],
  weekly: ['interval', 'daysOfWeek', 'firstDayOfWeek'],
  absoluteMonthly: ['interval', 'dayOfMonth'],
  relativeMonthly: ['interval', 'daysOfWeek'],
  absoluteYearly: ['interval', 'dayOfMonth', 'month'],
  relativeYearly: ['interval', 'daysOfWeek', 'month'],
};

const ranges: Readonly<Record<string, readonly string[]>> = {
  noEnd: ['startDate'],
  endDate: ['startDate', 'endDate'],
  numbered: ['startDate', 'numberOfOccurrences'],
};

const readPattern = record({
  type: oneOf('microsoft.graph.recurrencePatternType', Object.keys(patterns)),
  interval: atLeastOne,
  daysOfWeek: listOf(dayOfWeek),
  firstDayOfWeek: dayOfWeek,
  dayOfMonth: wholeNumber(0, 31),
  month: wholeNumber(0, 12),
  index: oneOf('microsoft.graph.weekIndex', ['first', 'second', 'third', 'fourth', 'last']),
});

const readRange = record({
  type: oneOf('microsoft.graph.recurrenceRangeType', Object.keys(ranges)),
  startDate: date,
  endDate: date,
  numberOfOccurrences: wholeNumber(0, 999),
  recurrenceTimeZone: text,
});

/** A patternedRecurrence: pattern and range, each with what its type cannot do without. */
export function readRecurrence(value: unknown, path: string): Item {
  if (!isItem(value)) throw notConvertible(value, 'microsoft.graph.patternedRecurrence', path);
  const pattern = readPattern(value.pattern, `${path}.pattern`);
  const range = readRange(value.range, `${path}.range`);
  requireAll(pattern, patterns[String(pattern.type)] ?? ['type'], `${path}.pattern`);
  requireAll(range, ranges[String(range.type)] ?? ['type'], `${path}.range`);
  checkEnd(range, `${path}.range`);
  return { pattern: { ...(isRelative(pattern) && { index: 'first' }), ...pattern }, range };
}

function isRelative({ type }: Item): boolean {
  return type === 'relativeMonthly' || type === 'relativeYearly';
}

function checkEnd({ type, startDate, endDate }: Item, path: string): void {
  if (type !== 'endDate' || String(startDate) <= String(endDate)) return;
  throw notConvertible(endDate, 'a date that is not before startDate', `${path}.endDate`);
}

function requireAll(values: Item, names: readonly string[], path: string): void {
  const missing = names.find((name) => isEmpty(values[name]));
  if (missing !== undefined) throw notConvertible(values[missing] ?? null, 'a required value', `${path}.${missing}`);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === 0 || (Array.isArray(value) && value.length === 0);
}
